"""A reader tells the firm that something in a post is wrong: the one public page with a form."""

from __future__ import annotations

from axes.helpers import get_client_ip_address
from django import forms
from django.core.cache import cache
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from ..models import Edition, ErrorReport
from ..render.shown import Link
from ..stamp import now

# Reports from one address in so many seconds; a further one is asked to wait.
MOST, WINDOW = 5, 600


class ReportForm(forms.ModelForm):
    """The text alone; ``website`` is a trap that people do not see and programs fill in."""

    website = forms.CharField(required=False)

    class Meta:
        model = ErrorReport
        fields = ("text",)


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    edition = _edition(request.GET.get("post", ""))
    post = Link(edition.title, edition.path)
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if _too_many(get_client_ip_address(request)):
            answer = render(request, "articles/report_later.html", {"post": post}, status=429)
            answer.headers["Retry-After"] = str(WINDOW)
            return answer
        if not form.cleaned_data["website"]:
            form.instance.post_id, form.instance.edition = edition.post_id, edition
            form.save()
        return redirect("articles:report_thanks")
    return render(request, "articles/report.html", {"post": post, "form": form})


@never_cache
def thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/report_thanks.html")


def _edition(number: str) -> Edition:
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise Http404("没有这篇文章。")
    live = Edition.objects.live(now()).filter(post=int(number)).annotate(path=F("post__path"))
    edition = live.first()
    if edition is None:
        raise Http404("没有这篇文章。")
    return edition


def _too_many(address: str) -> bool:
    """Count a report; the count of an address is forgotten after ten minutes.

    The address is what the lock-out of the sign-in takes it for: own proxies are seen through.
    """
    key = f"report:{address}"
    cache.add(key, 0, WINDOW)
    return cache.incr(key) > MOST
