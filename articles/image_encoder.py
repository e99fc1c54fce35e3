"""Decodes an uploaded picture and encodes it again, in a process of its own with small limits.

Run as ``python -m articles.image_encoder SOURCE EXTENSION FOLDER WIDTH…``: writes ``master.*`` and
one ``<width>.webp`` for each width into the folder and one JSON object to standard output.
"""

import io
import json
import resource
import struct
import sys
import warnings
from pathlib import Path

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

MAX_PIXELS = 40_000_000
MAX_FRAMES = 60
# No screen shows more; a master of this size makes every copy.
LONGEST_SIDE = 3200
MEMORY = 512 * 1024 * 1024
CPU_SECONDS = 10
EXTENSIONS = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "PNG": (".png",),
    "WEBP": (".webp",),
    "GIF": (".gif",),
}
# What telephones write for a photo with a preview inside.
SAME_AS = {"MPO": "JPEG"}
# The EXIF tag that says how the camera was held.
ORIENTATION = 0x0112


class Unusable(Exception):
    """The picture is refused; the message tells an editor why and what to do."""


def limit_process() -> None:
    """Bound this process's memory and time, so that no file can take the server's."""
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)


def opened(source: Path, extension: str) -> Image.Image:
    """Return the picture with nothing decoded yet; raises Unusable by format, name and size."""
    try:
        picture = Image.open(source, formats=tuple(EXTENSIONS))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise Unusable(_too_large()) from error
    except UnidentifiedImageError as error:
        raise Unusable(
            "这不是可以使用的图片。请选择 JPEG、PNG、WebP 或 GIF 图片；"
            "SVG、HEIC 等其他格式请先另存为 JPEG 或 PNG。"
        ) from error
    format = SAME_AS.get(str(picture.format), str(picture.format))
    if extension not in EXTENSIONS[format]:
        raise Unusable(
            f"文件名以“{extension or '无扩展名'}”结尾，内容却是 {format} 图片。"
            f"请把扩展名改为 {EXTENSIONS[format][0]}，或者重新导出后再上传。"
        )
    if picture.width * picture.height > MAX_PIXELS:
        raise Unusable(_too_large())
    if getattr(picture, "n_frames", 1) > MAX_FRAMES:
        raise Unusable(f"动图超过 {MAX_FRAMES} 帧。请另存为一张静态图片后再上传。")
    return picture


def _too_large() -> str:
    return f"图片超过 {MAX_PIXELS // 10_000} 万像素。请缩小尺寸后再上传。"


def decoded(picture: Image.Image) -> Image.Image:
    """Return the first frame upright, in sRGB, at most LONGEST_SIDE long, without any metadata."""
    scale = LONGEST_SIDE / max(picture.size)
    if scale < 1:
        # JPEG alone can decode at a half or a quarter; other formats take no notice.
        picture.draft(None, (round(picture.width * scale), round(picture.height * scale)))
    picture.load()
    profile = picture.info.get("icc_profile")
    orientation = _orientation(picture)
    transparent = picture.has_transparency_data
    if picture.mode.startswith(("I", "F")):
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    if scale < 1 and picture.mode != "P":
        picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), reducing_gap=2.0)
    picture = _in_srgb(picture, profile, "RGBA" if transparent else "RGB")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    return _upright(bare, orientation)


def _orientation(picture: Image.Image) -> int:
    try:
        value = picture.getexif().get(ORIENTATION, 1)
    except (OSError, SyntaxError, ValueError, KeyError, TypeError, struct.error):
        # Broken notes of a camera are no reason to refuse its photo.
        return 1
    return value if value in range(1, 9) else 1


def _in_srgb(picture: Image.Image, profile: bytes | None, mode: str) -> Image.Image:
    if profile and picture.mode in ("RGB", "RGBA", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            kept = mode if picture.mode == mode else "RGB"
            converted = ImageCms.profileToProfile(picture, source, target, outputMode=kept)
        except (ImageCms.PyCMSError, OSError):
            # A broken profile is common and no reason to refuse the picture.
            return picture.convert(mode)
        return (converted or picture).convert(mode)
    return picture.convert(mode)


def _upright(picture: Image.Image, orientation: int) -> Image.Image:
    turned = Image.Exif()
    turned[ORIENTATION] = orientation
    picture.info["exif"] = turned.tobytes()
    upright = ImageOps.exif_transpose(picture)
    upright.info.clear()
    return upright


def encode(
    picture: Image.Image, as_photo: bool, folder: Path, widths: list[int]
) -> dict[str, object]:
    """Write the master and its WebP copies; return the master's suffix, size and copies."""
    suffix = ".jpg" if as_photo and picture.mode == "RGB" else ".png"
    picture.save(
        folder / f"master{suffix}", quality=85, optimize=suffix == ".jpg", progressive=True
    )
    fitting = [width for width in sorted(widths) if width <= picture.width]
    for width in reversed(fitting):
        height = max(1, round(picture.height * width / picture.width))
        copy = picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
        copy.save(folder / f"{width}.webp", quality=80, method=4)
    return {
        "suffix": suffix,
        "width": picture.width,
        "height": picture.height,
        "widths": fitting,
    }


def convert(source: Path, extension: str, folder: Path, widths: list[int]) -> dict[str, object]:
    """Do the whole work for one file; raises Unusable for anything that is no sound picture."""
    try:
        picture = opened(source, extension)
        as_photo = picture.format in ("JPEG", "MPO", "WEBP")
        picture = decoded(picture)
    except (Unusable, MemoryError):
        raise
    except Exception as error:
        # Decoders raise errors of many kinds for a broken file; each means the same here.
        raise Unusable("图片文件已损坏或不完整。请重新导出或者重新下载后再上传。") from error
    return encode(picture, as_photo, folder, widths)


def main(source: str, extension: str, folder: str, *widths: str) -> None:
    """Answer with what was written, or with the sentence of the refusal."""
    limit_process()
    try:
        answer = convert(Path(source), extension, Path(folder), [int(width) for width in widths])
    except Unusable as refusal:
        answer = {"refused": str(refusal)}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
