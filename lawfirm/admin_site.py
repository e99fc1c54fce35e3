from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse

from articles import start
from articles.models import Firm


class Desk(AdminSite):
    """The admin under the firm's own name."""

    site_title = "写作台"
    index_title = "写作台"
    enable_nav_sidebar = True

    def each_context(self, request: HttpRequest) -> dict[str, object]:
        return {
            **super().each_context(request),
            "site_header": f"{Firm.current().short_name} · 写作台",
        }

    def index(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        return super().index(request, {"piles": start.piles(request.user), **(extra_context or {})})
