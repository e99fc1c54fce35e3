"""Draw the demo's pictures from scenes.toml: still lifes of flat shapes, no text in them.

Run as `python lawfirm/demo/make_images.py [name ...]`; it writes JPEG files into `images/`.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

HERE = Path(__file__).resolve().parent
SCALE = 2
QUALITY = 86

Point = tuple[float, float]


def scaled(values: list[float]) -> list[float]:
    """Turn scene units into pixels of the enlarged canvas."""
    return [value * SCALE for value in values]


def box_of(values: list[float]) -> list[float]:
    """Turn x, y, width, height into the corners that Pillow draws from."""
    x, y, width, height = scaled(values)
    return [x, y, x + width, y + height]


def points_of(pairs: list[list[float]]) -> list[Point]:
    """Turn pairs of scene units into points of the enlarged canvas."""
    return [(x * SCALE, y * SCALE) for x, y in pairs]


def mask_of(shape: dict, size: Point) -> Image.Image:
    """Return the shape's coverage as a greyscale picture of the canvas's size."""
    mask = Image.new("L", size, 0)
    draw = ImageDraw.Draw(mask)
    width = round(shape.get("width", 4) * SCALE)
    if "rect" in shape:
        draw.rounded_rectangle(box_of(shape["rect"]), shape.get("r", 0) * SCALE, fill=255)
    elif "oval" in shape:
        draw.ellipse(box_of(shape["oval"]), fill=255)
    elif "ring" in shape:
        draw.ellipse(box_of(shape["ring"]), outline=255, width=width)
    elif "slice" in shape:
        draw.pieslice(box_of(shape["slice"]), *shape["angles"], fill=255)
    elif "arc" in shape:
        draw.arc(box_of(shape["arc"]), *shape["angles"], fill=255, width=width)
    elif "poly" in shape:
        draw.polygon(points_of(shape["poly"]), fill=255)
    else:
        draw.line(points_of(shape["line"]), fill=255, width=width, joint="curve")
    return turned(mask, shape)


def turned(mask: Image.Image, shape: dict) -> Image.Image:
    """Turn a shape about `pivot`, else about its own middle, `turn` degrees to the left."""
    bounds = mask.getbbox()
    if not shape.get("turn") or bounds is None:
        return mask
    left, top, right, bottom = bounds
    middle = ((left + right) / 2, (top + bottom) / 2)
    centre = tuple(scaled(shape["pivot"])) if "pivot" in shape else middle
    return mask.rotate(shape["turn"], Image.Resampling.BICUBIC, center=centre)


def shaded(canvas: Image.Image, mask: Image.Image, depth: float) -> None:
    """Lay a soft shadow below and to the right of a shape that stands `depth` units high."""
    offset = round(depth * SCALE * 0.6)
    fallen = Image.new("L", canvas.size, 0)
    fallen.paste(mask, (offset, offset))
    soft = fallen.filter(ImageFilter.GaussianBlur(depth * SCALE * 0.7))
    canvas.paste((24, 30, 38), (0, 0), soft.point(lambda level: level * 0.3))


def repeated(shape: dict) -> list[dict]:
    """Return the copies of a shape that `times` and `step` (dx, dy) ask for, in order."""
    dx, dy = shape.get("step", [0, 0])
    return [moved(shape, dx * nth, dy * nth) for nth in range(shape.get("times", 1))]


def moved(shape: dict, dx: float, dy: float) -> dict:
    """Return a copy of a shape, its pivot included, moved by dx and dy."""
    copy = dict(shape)
    for key in ("rect", "oval", "ring", "slice", "arc"):
        if key in copy:
            x, y, width, height = copy[key]
            copy[key] = [x + dx, y + dy, width, height]
    for key in ("poly", "line"):
        if key in copy:
            copy[key] = [[x + dx, y + dy] for x, y in copy[key]]
    if "pivot" in copy:
        copy["pivot"] = [copy["pivot"][0] + dx, copy["pivot"][1] + dy]
    return copy


def paint(canvas: Image.Image, shape: dict, palette: dict[str, str]) -> None:
    """Lay one shape on the canvas, its shadow first."""
    mask = mask_of(shape, canvas.size)
    if "shadow" in shape:
        shaded(canvas, mask, shape["shadow"])
    if "blur" in shape:
        mask = mask.filter(ImageFilter.GaussianBlur(shape["blur"] * SCALE))
    alpha = shape.get("alpha", 1)
    canvas.paste(palette[shape["fill"]], (0, 0), mask.point(lambda level: level * alpha))


def ground(size: Point, colours: list[str]) -> Image.Image:
    """Return a canvas whose colour passes from the first of two colours down to the second."""
    top, bottom = (Image.new("RGB", size, colour) for colour in colours)
    fade = Image.linear_gradient("L").resize(size)
    return Image.composite(bottom, top, fade)


def draw_scene(scene: dict, palette: dict[str, str]) -> Image.Image:
    """Return the finished picture of a scene at its own `size`, 1600 × 900 where none is given."""
    width, height = scene.get("size", [1600, 900])
    size = (width * SCALE, height * SCALE)
    canvas = ground(size, [palette[name] for name in scene["ground"]])
    for shape in scene["shapes"]:
        for copy in repeated(shape):
            paint(canvas, copy, palette)
    return canvas.resize((width, height), Image.Resampling.LANCZOS)


def main(names: list[str]) -> None:
    """Draw the scenes of these names, or all of them."""
    data = tomllib.loads((HERE / "scenes.toml").read_text(encoding="utf-8"))
    for name, scene in data["scenes"].items():
        if not names or name in names:
            path = HERE / "images" / f"{name}.jpg"
            draw_scene(scene, data["palette"]).save(path, quality=QUALITY, optimize=True)


if __name__ == "__main__":
    main(sys.argv[1:])
