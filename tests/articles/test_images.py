import io
import resource
import struct
import zlib

import pytest
from django.core.files.base import ContentFile
from PIL import Image as Pixels
from PIL import ImageCms

from articles.images import MAX_BYTES, ImageRefused, files_of, image_used_in, store_image
from articles.models import Image
from tests.staff import make_draft, make_staff

MARKER = b"MARKER-30.2741N-120.1551E"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def picture(size=(1000, 600), format="JPEG", mode="RGB", colour=0, **options) -> bytes:
    held = io.BytesIO()
    Pixels.new(mode, size, colour).save(held, format, **options)
    return held.getvalue()


def upload(content: bytes, name: str = "借条.jpg") -> ContentFile:
    return ContentFile(content, name=name)


def stored(image: Image) -> dict[str, bytes]:
    storage = image.file.storage
    return {name: storage.open(name).read() for name in files_of(image)}


def located() -> Pixels.Exif:
    exif = Pixels.Exif()
    exif[0x010E] = MARKER.decode()
    return exif


@pytest.fixture
def author(db):
    return make_staff()


def test_store_image_makes_smaller_copies(author):
    image = store_image(upload(picture((2000, 1200))), user=author, alt=" 桌上的借条 ")

    sizes = {name: Pixels.open(io.BytesIO(data)).size for name, data in stored(image).items()}
    assert (image.alt, image.uploaded_by, image.widths) == ("桌上的借条", author, [480, 960, 1600])
    assert (image.width, image.height) == (2000, 1200)
    assert sizes == {
        image.file.name: (2000, 1200),
        image.rendition_name(480): (480, 288),
        image.rendition_name(960): (960, 576),
        image.rendition_name(1600): (1600, 960),
    }


def test_store_image_copies_are_never_larger_than_the_picture(author):
    image = store_image(upload(picture((500, 300))), user=author, alt="图")

    assert image.widths == [480]


def test_store_image_keeps_nothing_of_the_name(author):
    image = store_image(upload(picture(), "../../etc/<b>.php.jpg"), user=author, alt="图")

    assert image.file.name.startswith("images/")
    assert image.file.name.removeprefix("images/").removesuffix(".jpg").isalnum()


@pytest.mark.parametrize(
    ("mode", "format", "name", "suffix"),
    [
        ("RGB", "JPEG", "a.JPEG", ".jpg"),
        ("CMYK", "JPEG", "a.jpg", ".jpg"),
        ("L", "JPEG", "a.jpg", ".jpg"),
        ("RGB", "WEBP", "a.webp", ".jpg"),
        ("RGBA", "WEBP", "a.webp", ".png"),
        ("RGBA", "PNG", "a.png", ".png"),
        ("LA", "PNG", "a.png", ".png"),
        ("P", "PNG", "a.png", ".png"),
        ("1", "PNG", "a.png", ".png"),
        ("I;16", "PNG", "a.png", ".png"),
        ("P", "GIF", "a.gif", ".png"),
    ],
)
def test_store_image_takes_every_kind_of_pixels(author, mode, format, name, suffix):
    content = picture((600, 400), format, mode)

    image = store_image(upload(content, name), user=author, alt="图")

    assert (image.file.name[-4:], image.width, image.widths) == (suffix, 600, [480])


def test_store_image_keeps_transparency(author):
    content = picture((600, 400), "PNG", "RGBA", (200, 0, 0, 0))

    image = store_image(upload(content, "a.png"), user=author, alt="图")

    alphas = [
        Pixels.open(io.BytesIO(data)).convert("RGBA").getpixel((5, 5))[3]
        for data in stored(image).values()
    ]
    assert alphas == [0, 0]


def test_store_image_keeps_deep_grey_levels(author):
    content = picture((600, 400), "PNG", "I;16", 0x8000)

    image = store_image(upload(content, "a.png"), user=author, alt="图")

    master = Pixels.open(io.BytesIO(stored(image)[image.file.name]))
    assert master.convert("L").getpixel((5, 5)) == 0x80


def test_store_image_turns_the_photo_upright(author):
    exif = located()
    exif[0x0112] = 6

    image = store_image(upload(picture((1000, 600), exif=exif)), user=author, alt="图")

    assert (image.width, image.height, image.widths) == (600, 1000, [480])


def test_store_image_drops_place_profile_and_comment(author):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = picture(exif=located(), comment=MARKER, icc_profile=profile)
    assert content.count(MARKER) == 2

    image = store_image(upload(content), user=author, alt="图")

    for data in stored(image).values():
        kept = Pixels.open(io.BytesIO(data))
        assert (MARKER in data, dict(kept.getexif()), kept.info.get("icc_profile")) == (
            False,
            {},
            None,
        )


def test_store_image_broken_profile_is_no_reason_to_refuse(author):
    content = picture(icc_profile=b"no profile at all")

    assert store_image(upload(content), user=author, alt="图").width == 1000


@pytest.mark.parametrize(
    "notes", [b"II*\x00\xff\xff\xff\xff", b"none", b"MM\x00*\x00\x00\x00\x08\x00\x09"]
)
def test_store_image_broken_notes_of_the_camera_are_no_reason_to_refuse(author, notes):
    content = picture(exif=b"Exif\x00\x00" + notes)

    assert store_image(upload(content), user=author, alt="图").width == 1000


@pytest.mark.parametrize("script", [b"<?php system($_GET[0]); ?>", b"<script>alert(1)</script>"])
def test_store_image_leaves_a_polyglot_s_other_half_out(author, script):
    image = store_image(upload(picture() + script), user=author, alt="图")

    assert [script in data for data in stored(image).values()] == [False, False, False]


def test_store_image_caps_the_longest_side(author):
    image = store_image(upload(picture((6000, 1500), "PNG"), "a.png"), user=author, alt="图")

    assert (image.width, image.height) == (3200, 800)


def test_store_image_takes_a_telephone_s_largest_photo_without_much_memory(author):
    photo = upload(picture((8000, 5000)))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    image = store_image(photo, user=author, alt="图")

    grown_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert (image.width, image.height) == (3200, 2000)
    assert grown_kib < 50 * 1024


def png_that_claims(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose head claims a size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\x00" * 1000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def animation(frames: int) -> bytes:
    held = io.BytesIO()
    pictures = [Pixels.new("L", (8, 8), number) for number in range(frames)]
    pictures[0].save(held, "GIF", save_all=True, append_images=pictures[1:])
    return held.getvalue()


NO_PICTURE = (
    "这不是可以使用的图片。请选择 JPEG、PNG、WebP 或 GIF 图片；"
    "SVG、HEIC 等其他格式请先另存为 JPEG 或 PNG。"
)
BROKEN = "图片文件已损坏或不完整。请重新导出或者重新下载后再上传。"
TOO_MANY_PIXELS = "图片超过 4000 万像素。请缩小尺寸后再上传。"


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"", "a.jpg", "文件是空的。请重新选择图片。"),
        (b"hello", "a.jpg", NO_PICTURE),
        (SVG, "a.svg", NO_PICTURE),
        (SVG, "a.png", NO_PICTURE),
        (picture(format="BMP"), "a.bmp", NO_PICTURE),
        (picture(format="TIFF"), "a.jpg", NO_PICTURE),
        (
            picture(format="PNG"),
            "a.jpg",
            "文件名以“.jpg”结尾，内容却是 PNG 图片。请把扩展名改为 .png，或者重新导出后再上传。",
        ),
        (
            picture(),
            "借条",
            "文件名以“无扩展名”结尾，内容却是 JPEG 图片。"
            "请把扩展名改为 .jpg，或者重新导出后再上传。",
        ),
        (picture()[:-700], "a.jpg", BROKEN),
        (picture(format="PNG")[:-60], "a.png", BROKEN),
        (png_that_claims(600, 600), "a.png", BROKEN),
        (png_that_claims(9000, 9000), "a.png", TOO_MANY_PIXELS),
        (png_that_claims(60_000, 60_000), "a.png", TOO_MANY_PIXELS),
        (animation(61), "a.gif", "动图超过 60 帧。请另存为一张静态图片后再上传。"),
        (b"\xff" * (MAX_BYTES + 1), "a.jpg", "图片超过 20 MB。请压缩或缩小后再上传。"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 8 else "",
)
def test_store_image_refuses_what_is_no_sound_picture(author, settings, content, name, message):
    with pytest.raises(ImageRefused) as refused:
        store_image(upload(content, name), user=author, alt="图")

    files = [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]
    assert (str(refused.value), Image.objects.count(), files) == (message, 0, [])


def test_store_image_takes_the_first_frame_of_an_animation(author):
    image = store_image(upload(animation(3), "a.gif"), user=author, alt="图")

    master = Pixels.open(io.BytesIO(stored(image)[image.file.name]))
    assert (master.format, getattr(master, "n_frames", 1)) == ("PNG", 1)


def test_store_image_wants_the_alternative_text_first(author):
    with pytest.raises(ImageRefused) as refused:
        store_image(upload(picture()), user=author, alt="  ")

    assert str(refused.value) == "请填写替代文字：用一句话说清图上有什么。"


def test_store_image_leaves_no_file_without_its_row(author, settings):
    author.delete()

    with pytest.raises(ValueError, match="unsaved related object"):
        store_image(upload(picture()), user=author, alt="图")

    assert [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()] == []


def test_image_used_in_names_fields_and_bodies(author):
    image = store_image(upload(picture()), user=author, alt="图")
    other = store_image(upload(picture()), user=author, alt="另一张")
    shown = f'<p>甲<img src="{image.file.url}" alt="图"></p>'
    make_draft(author, title="有题图", lead_image=image)
    make_draft(author, title="有插图", body=shown)
    make_draft(author, title="有小图", body=shown.replace(".jpg", "-480.webp"))

    assert image_used_in(image) == [
        "文章“有题图”（题图）",
        "文章“有小图”（正文）",
        "文章“有插图”（正文）",
    ]
    assert image_used_in(other) == []
