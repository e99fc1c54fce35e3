"""The only way for a picture into the site: checked, decoded, encoded again, then its row."""

from __future__ import annotations

import json
import os
import posixpath
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage

from .fields import SafeHtmlField
from .models.image import WIDTHS, Image

MAX_BYTES = 20 * 1024 * 1024
SECONDS = 30
ENCODER = "articles.image_encoder"


class ImageRefused(Exception):
    """An uploaded file is no picture that can be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """A picture as it will be stored: the master's suffix, size and bytes, and its copies."""

    suffix: str
    width: int
    height: int
    master: bytes
    copies: dict[int, bytes]


def store_image(file: File, *, user: Any, alt: str) -> Image:
    """Store an uploaded picture with its copies and return its row; raises ImageRefused."""
    image = Image(alt=alt.strip(), uploaded_by=user)
    if not image.alt:
        raise ImageRefused("请填写替代文字：用一句话说清图上有什么。")
    keep(image, encode(file))
    return image


def encode(file: File) -> Encoded:
    """Return the picture of an uploaded file encoded anew; raises ImageRefused."""
    if not file.size:
        raise ImageRefused("文件是空的。请重新选择图片。")
    if file.size > MAX_BYTES:
        raise ImageRefused(f"图片超过 {MAX_BYTES // 1024**2} MB。请压缩或缩小后再上传。")
    extension = posixpath.splitext(file.name or "")[1].lower()
    with tempfile.TemporaryDirectory(prefix="image-") as folder:
        source = Path(folder, "source")
        with source.open("wb") as copy:
            for chunk in file.chunks():
                copy.write(chunk)
        return _read(_run_encoder(source, extension), Path(folder))


def _run_encoder(source: Path, extension: str) -> dict[str, Any]:
    command = [sys.executable, "-m", ENCODER, str(source), extension, str(source.parent)]
    try:
        done = subprocess.run(
            [*command, *map(str, WIDTHS)],
            cwd=settings.BASE_DIR,
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise ImageRefused("图片太复杂，无法处理。请缩小尺寸或者另存为 JPEG 后再上传。") from error
    answer: dict[str, Any] = json.loads(done.stdout)
    if "refused" in answer:
        raise ImageRefused(answer["refused"])
    return answer


def _read(answer: dict[str, Any], folder: Path) -> Encoded:
    return Encoded(
        suffix=answer["suffix"],
        width=answer["width"],
        height=answer["height"],
        master=(folder / f"master{answer['suffix']}").read_bytes(),
        copies={width: (folder / f"{width}.webp").read_bytes() for width in answer["widths"]},
    )


def keep(image: Image, encoded: Encoded) -> None:
    """Write the files to the disk and then the row, so that no row is ever without its file."""
    image.width, image.height = encoded.width, encoded.height
    image.widths = sorted(encoded.copies)
    image.file.name = f"images/{uuid.uuid4().hex}{encoded.suffix}"
    contents = {image.file.name: encoded.master}
    contents |= {image.rendition_name(width): copy for width, copy in encoded.copies.items()}
    try:
        for name, content in contents.items():
            _write(name, content)
        image.save()
    except BaseException:
        remove_files(contents)
        raise


def _write(name: str, content: bytes) -> None:
    default_storage.save(name, ContentFile(content))
    try:
        path = Path(default_storage.path(name))
    except NotImplementedError:
        # Object storage answers only when the object is safe.
        return
    for place in (path, path.parent):
        descriptor = os.open(place, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def files_of(image: Image) -> list[str]:
    """Return the storage names of a picture: the master and its copies."""
    return [image.file.name, *(image.rendition_name(width) for width in image.widths)]


def remove_files(names: Any) -> None:
    """Delete stored files by name; one that is gone already is no error."""
    for name in names:
        default_storage.delete(name)


def image_used_in(image: Image) -> list[str]:
    """Return where a picture stands, such as ``文章《借条怎么写》``; empty when nowhere."""
    return [*_rows_that_name(image), *_texts_that_show(image)]


def _rows_that_name(image: Image) -> Iterator[str]:
    for relation in Image._meta.get_fields(include_hidden=True):
        if relation.auto_created and relation.one_to_many:
            model = relation.related_model
            for row in model._default_manager.filter(**{relation.field.name: image}):
                yield f"{model._meta.verbose_name}“{row}”（{relation.field.verbose_name}）"


def _texts_that_show(image: Image) -> Iterator[str]:
    stem = posixpath.splitext(image.file.name)[0]
    for model in apps.get_models():
        for field in model._meta.fields:
            if isinstance(field, SafeHtmlField) and not model._meta.proxy:
                for row in model._default_manager.filter(**{f"{field.name}__contains": stem}):
                    yield f"{model._meta.verbose_name}“{row}”（{field.verbose_name}）"
