"""Reading an uploaded table: CSV as Excel writes it, or XLSX, within bounds."""

from __future__ import annotations

import csv
import io
import zipfile

from import_export.formats.base_formats import XLSX
from tablib import Dataset

from .seo_table import CHANGED, LABELS, NAMES

LARGEST = 20 * 1024 * 1024
# Of an XLSX, what is packed in it.
LARGEST_UNPACKED = 300 * 1024 * 1024
MOST_ROWS = 100_000
ENCODINGS = ("utf-8-sig", "gb18030")


class TableRefused(ValueError):
    """A table cannot be read or taken over; the message says why, in Chinese."""


def read_table(content: bytes, form: str) -> tuple[Dataset, list[str]]:
    """Return the rows of a file, headed by field names, and the headings of what is left out.

    ``form`` is "csv" or "xlsx". Raises TableRefused.
    """
    rows = _xlsx(content) if form == "xlsx" else _csv(content)
    if not rows:
        raise TableRefused("文件是空的。")
    headings = [str(cell or "").strip() for cell in rows[0]]
    names = [NAMES.get(heading, heading) for heading in headings]
    places = {name: place for place, name in enumerate(names) if name in ("id", *CHANGED)}
    _check_headings(names, places)
    table = Dataset(headers=list(places))
    for row in rows[1:]:
        cells = [row[place] if place < len(row) else "" for place in places.values()]
        if any(cell not in (None, "") for cell in row):
            table.append(cells)
    if len(table) > MOST_ROWS:
        raise TableRefused(f"表里有 {len(table):,} 行，一次最多 {MOST_ROWS:,} 行，请分开导入。")
    known = {"id", "title", "path", *CHANGED}
    return table, [
        heading for heading, name in zip(headings, names, strict=True) if name not in known
    ]


def _check_headings(names: list[str], places: dict[str, int]) -> None:
    if "id" not in places:
        raise TableRefused("第一行要有“编号”这一列；请用导出的表来改。")
    if len(places) == 1:
        wanted = "、".join(LABELS[name] for name in CHANGED)
        raise TableRefused(f"表里没有可以改的列：{wanted}。")
    twice = [LABELS[name] for name in places if names.count(name) > 1]
    if twice:
        raise TableRefused(f"有两列都是：{'、'.join(twice)}。")


def _csv(content: bytes) -> list[list[str]]:
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise TableRefused("读不出文字：请存成 UTF-8 的 CSV，或者用 XLSX。")
    try:
        return list(csv.reader(io.StringIO(text.replace("\x00", "")), strict=True))
    except csv.Error as error:
        raise TableRefused(f"不是完好的 CSV：{error}。") from error


def _xlsx(content: bytes) -> list[list[object]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > LARGEST_UNPACKED:
                raise TableRefused("这个 XLSX 解开以后太大，没有读。")
        table = XLSX().create_dataset(content)
    except TableRefused:
        raise
    # A damaged workbook fails in whatever part of the reader comes upon the damage first.
    except Exception as error:
        raise TableRefused("读不出这个 XLSX 文件，请用 Excel 或 WPS 另存一次。") from error
    return [table.headers, *table] if table.headers else []
