"""Addresses of the site."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from lawfirm.health import healthz, livez
from lawfirm.media import media

urlpatterns = [
    path("livez", livez),
    path("healthz", healthz),
    path("admin/", admin.site.urls),
]
if settings.SERVE_MEDIA:
    urlpatterns.append(path("media/<path:path>", media))
urlpatterns += [
    path("laws/", include("legal_refs.urls")),
    # Takes every path that nothing above has taken: stays last.
    path("", include("articles.urls")),
]

handler400 = "articles.views.errors.bad_request"
handler403 = "articles.views.errors.forbidden"
handler404 = "articles.views.errors.not_found"
handler500 = "articles.views.errors.failed"
