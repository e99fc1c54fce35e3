"""From paths to laws: which files are read, and which of them are parts of one law."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .lawtext import LawTextError, ParsedLaw, merge_parts, parse, read_source
from .titles import title_key


@dataclass(frozen=True, slots=True)
class LawFile:
    """A file to read; ``named`` where a person named it, not a folder that it lies in."""

    path: Path
    named: bool = True


Law = tuple[list[LawFile], ParsedLaw]
Refused = Callable[[list[LawFile], LawTextError], None]
Progress = Callable[[int, int, Path], None]


def law_files(paths: Iterable[Path], *, missing: Callable[[Path], None]) -> list[LawFile]:
    """List the files that the paths name or hold, each once; calls ``missing`` for a wrong path."""
    files: dict[Path, LawFile] = {}
    for path in paths:
        if path.is_dir():
            for inside in sorted(path.rglob("*")):
                if inside.is_file() and not inside.name.startswith((".", "~$")):
                    files.setdefault(inside.resolve(), LawFile(inside, named=False))
        elif path.is_file():
            files[path.resolve()] = LawFile(path)
        else:
            missing(path)
    return list(files.values())


def read_files(files: Sequence[LawFile], *, refused: Refused, progress: Progress) -> Iterator[Law]:
    """Read files into laws; the parts of one law that lie in one folder become one law.

    Calls ``refused`` with the file and the reason for each that is no law.
    """
    parts: dict[tuple[Path, str], list[tuple[LawFile, ParsedLaw]]] = {}
    for number, file in enumerate(files, 1):
        progress(number, len(files), file.path)
        try:
            parsed = parse(read_source(file.path))
        except LawTextError as error:
            refused([file], error)
            continue
        if parsed.part:
            place = file.path.resolve().parent, title_key(parsed.title)
            parts.setdefault(place, []).append((file, parsed))
        else:
            yield [file], parsed
    for pieces in parts.values():
        yield from _merged(pieces, refused)


def _merged(pieces: list[tuple[LawFile, ParsedLaw]], refused: Refused) -> Iterator[Law]:
    files = [file for file, _ in pieces]
    laws = [parsed for _, parsed in pieces]
    if len(laws) == 1:
        yield files, laws[0]
        return
    try:
        yield files, merge_parts(laws)
    except LawTextError as error:
        refused(files, error)
