"""The body of a law file, walked line by line: headings, articles, annexes, tables."""

import re
from collections.abc import Sequence
from dataclasses import replace

from . import unmarked
from .annexes import starts_annex
from .articles import Label, caption_above, follows, lone_caption, read_label, split_inside
from .drafts import Draft
from .headings import HeadingStack, is_heading_text
from .lines import Line
from .order import check_order
from .parsed import ParsedProvision, ProvisionKind, TextWarning

# In a line that holds several articles a blank after a stop is where a line broke.
BREAKS = re.compile(r"(?<=[。；：])\s+(?=\S)")
BOOKS = re.compile(r"^分\s*则$")


class Body:
    """Walks the lines; ``amends`` marks a text that quotes new articles of another law."""

    def __init__(self, lines: Sequence[Line], *, amends: bool) -> None:
        self.lines = lines
        self.amends = amends
        self.has_articles = any(read_label(line.text) for line in lines)
        self.has_marks = any(line.level for line in lines)
        self.has_books = any(BOOKS.match(line.text) for line in lines)
        self.stack = HeadingStack(has_books=self.has_books)
        self.drafts: list[Draft] = []
        self.warnings: list[TextWarning] = []
        self.last = (0, 0)
        self.seen: set[tuple[int, int]] = set()
        self.in_annex = False
        self.annex_has_articles = False
        self.unused: Line | None = None
        self.caption = ""

    def walk(self) -> tuple[ParsedProvision, ...]:
        """Return the provisions in order; raises LawTextError for numbers twice or backwards."""
        index = 0
        while index < len(self.lines):
            index += self._read(index)
        self._keep_unused(None)
        return tuple(draft.provision(place) for place, draft in enumerate(self.drafts))

    def _warn(self, line: Line, message: str) -> None:
        self.warnings.append(TextWarning(line.number, message))

    def _read(self, index: int) -> int:
        """Read the line at index; returns how many lines that took."""
        line = self.lines[index]
        if line.is_table:
            self._table(line)
        elif self._is_article(line):
            self._article(index)
        elif caption_above(line.text) and self._article_follows(index):
            self.caption = line.text
        elif self._is_heading(index):
            return self._heading(index)
        elif starts_annex(line.text) and self.drafts:
            self._annex(line)
        else:
            return self._nameless(index) or self._text(line)
        return 1

    def _is_article(self, line: Line) -> bool:
        label = read_label(line.text)
        if label is None or (self.in_annex and not self.annex_has_articles):
            return False
        if follows(label.place, self.last):
            return True
        if not label.set_off:
            return False
        if self.amends and not self.in_annex and self.last[0]:
            self._warn(line, f"第{label.number}条是所引的新条文，已归入上一条")
            return False
        odd = check_order(label, self.last, self.seen, line)
        if odd:
            self._warn(line, odd)
        return True

    def _article(self, index: int) -> None:
        line = self.lines[index]
        first = read_label(line.text)
        pieces = split_inside(line.text, first.place if first else self.last)
        labels = [label for label in map(read_label, pieces) if label]
        if len(labels) > 1:
            self._warn(line, f"一行中有 {len(labels)} 条，已分开")
            for place, label in enumerate(labels):
                self._start_article(label, line, BREAKS.split(label.text), " " if place else "")
            return
        label = lone_caption(labels[0]) if self._has_more(index) else labels[0]
        if label.odd or not label.set_off:
            self._warn(line, f"{label.odd or '条号之后没有空格'}：{line.text[:12]}")
        self._start_article(label, line, [label.text] if label.text else [])

    def _start_article(self, label: Label, line: Line, texts: list[str], before: str = "") -> None:
        """Begin an article; ``before`` is a blank where it begins inside a line."""
        above = f"{self.caption}\n" if self.caption else ""
        caption = label.caption or caption_above(self.caption)
        draft = self._start(ProvisionKind.ARTICLE, line)
        draft.label = replace(label, caption=caption, written=before + above + label.written)
        draft.lines = texts
        self.caption = ""
        self.last = label.place
        self.seen.add(label.place)

    def _has_more(self, index: int) -> bool:
        """Say whether the next line goes on with the article."""
        following = self.lines[index + 1] if index + 1 < len(self.lines) else None
        return following is not None and not following.level and not read_label(following.text)

    def _article_follows(self, index: int) -> bool:
        following = self.lines[index + 1 : index + 2]
        return bool(following) and read_label(following[0].text) is not None

    def _is_heading(self, index: int) -> bool:
        line = self.lines[index]
        if line.level:
            return True
        if self.amends or self.in_annex:
            return False
        if is_heading_text(line.text):
            if self.has_marks:
                self._warn(line, f"标题没有标记，已按标题处理：{line.text}")
            return True
        if unmarked.is_subheading(self.lines, index, self.last):
            self._warn(line, f"没有标记的小标题，已按标题处理：{line.text}")
            return True
        return False

    def _heading(self, index: int) -> int:
        line = self.lines[index]
        if not line.text:
            self._warn(line, "标题没有文字，已略去")
            return 1
        second = None if self.in_annex else unmarked.second_line(self.lines, index)
        if second:
            self._warn(second, f"分成两行的标题已合并：{line.text}{second.text}")
            line = replace(line, text=f"{line.text}\n{second.text}")
        self._keep_unused(line)
        self.stack.push(line)
        self.unused = line
        return 2 if second else 1

    def _nameless(self, index: int) -> int:
        """Read a heading that lost its number; returns over how many lines it goes, or 0."""
        if self.amends or self.in_annex or self.unused:
            return 0
        count = unmarked.nameless_heading(self.lines, index, self.last)
        if count:
            line = self.lines[index]
            texts = [other.text for other in self.lines[index : index + count]]
            line = replace(line, text="\n".join(texts))
            self._warn(line, f"缺少序号的标题，已按标题处理：{''.join(texts)}")
            self.stack.push_beside(line)
            self.unused = line
        return count

    def _keep_unused(self, following: Line | None) -> None:
        """Keep a heading under which nothing stands, as a piece without text."""
        if self.unused is None:
            return
        after = HeadingStack(list(self.stack.entries), self.has_books)
        if following is not None:
            after.push(following)
        if following is None or after.texts[:-1] != self.stack.texts:
            self._warn(self.unused, f"标题下没有内容：{self.unused.text}")
            self._start(self._loose_kind(), self.unused)
        self.unused = None

    def _annex(self, line: Line) -> None:
        if not self.in_annex:
            self.annex_has_articles = not self.last[0]
        self.in_annex = True
        self.stack = HeadingStack()
        self._start(ProvisionKind.ANNEX, line).lines.append(line.text)

    def _table(self, line: Line) -> None:
        """A table inside an article stays there; elsewhere it is a piece of its own."""
        current = self.drafts[-1] if self.drafts else None
        inside = (ProvisionKind.TABLE, ProvisionKind.ARTICLE)
        if current is None or self.unused or current.kind not in inside:
            current = self._start(ProvisionKind.TABLE, line)
        current.lines.append(line.text)

    def _text(self, line: Line) -> int:
        current = self.drafts[-1] if self.drafts else None
        if current is None or self.unused or current.kind is ProvisionKind.TABLE:
            current = self._start(self._loose_kind(), line)
        current.lines.append(line.text)
        return 1

    def _loose_kind(self) -> ProvisionKind:
        """What text is that belongs to no article, by where it stands."""
        if self.in_annex or self._under_annex():
            return ProvisionKind.ANNEX
        if not self.has_articles:
            return ProvisionKind.SECTION
        return ProvisionKind.SECTION if self.last[0] else ProvisionKind.PREAMBLE

    def _under_annex(self) -> bool:
        return any(starts_annex(text) for text in self.stack.texts)

    def _start(self, kind: ProvisionKind, line: Line) -> Draft:
        self.unused = None
        draft = Draft(kind, line.number, self.stack.texts)
        self.drafts.append(draft)
        return draft
