"""Uploaded files, for a server with no nginx in front (the demo, `SERVE_MEDIA=1`)."""

from pathlib import PurePosixPath

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

RASTER_IMAGES = {".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"}


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    if isinstance(response, FileResponse):
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        if PurePosixPath(path).suffix.lower() not in RASTER_IMAGES:
            response.headers["Content-Disposition"] = "attachment"
    return response
