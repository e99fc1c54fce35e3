"""From an edition to its ready page: made at publication, made again when an input changes."""

from __future__ import annotations

from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone
from taggit.models import Tag

from ..models import Edition, EditionPage, Firm
from ..qr import qr_svg
from ..related import related_to
from .ai_label import label_html
from .body import body_parts, source_of
from .cards import related_html
from .head import head_html
from .law_notes import law_records
from .listing import cited_keys
from .notice import linked
from .shown import permalink
from .statutes import cited_laws, statutes_html

# Raised when what is made changes, so that pages of an older format are made anew when asked for.
FORMAT = 2


def build(edition: Edition) -> EditionPage:
    """Make the ready page of an edition and keep it; again and again with the same outcome."""
    source = source_of(edition)
    keys = cited_keys(source)
    laws = cited_laws(source.cited.verdicts, edition.law_on)
    answer, contents, body = body_parts(edition, source)
    page, _created = EditionPage.objects.update_or_create(
        edition=edition,
        defaults={
            "format": FORMAT,
            "head": head_html(edition, Firm.current(), laws),
            "answer": answer,
            "contents": contents,
            "body": body + label_html(edition),
            "statutes": statutes_html(laws),
            "tags": tags_html(edition),
            "notice": notice_html(edition),
            "law_changes": law_records(edition, keys),
            "related": related_html(related_to(edition, keys)),
        },
    )
    return page


def tags_html(edition: Edition) -> str:
    """Return the tags of an edition as links, in their order."""
    tags = {tag.name: tag for tag in Tag.objects.filter(name__in=edition.tag_list)}
    found = [tags[name] for name in edition.tag_list if name in tags]
    return render_to_string("articles/_tags.html", {"tags": found}) if found else ""


def notice_html(edition: Edition) -> str:
    """Return 版权声明, permalink and QR code of an edition."""
    url = permalink(edition.get_absolute_url())
    context = {
        "notice": linked(edition.notice, [url, edition.source_url]),
        "url": url,
        "qr": qr_svg(url, "本文网址的二维码"),
    }
    return render_to_string("articles/_notice.html", context)


def renew_showing(post_id: int) -> int:
    """Make the pages anew that show a post among their related ones; returns how many.

    To be called when the post is withdrawn or its title, excerpt or picture changes.
    """
    mark = f'data-post="{post_id}"'
    shown = Q(edition__live_until=None) | Q(edition__live_until__gt=timezone.now())
    pages = EditionPage.objects.filter(shown, related__contains=mark).select_related("edition")
    for page in pages:
        build(page.edition)
    return len(pages)
