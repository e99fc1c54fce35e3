"""A provision while its lines are gathered."""

from dataclasses import dataclass, field

from ..locators import Locator
from .articles import Label
from .parsed import ParsedProvision, ProvisionKind


@dataclass(slots=True)
class Draft:
    """What is known of a provision so far."""

    kind: ProvisionKind
    line: int
    headings: tuple[str, ...]
    label: Label | None = None
    lines: list[str] = field(default_factory=list)

    def provision(self, position: int) -> ParsedProvision:
        """The finished provision."""
        label = self.label
        return ParsedProvision(
            kind=self.kind,
            position=position,
            article=label.number if label else 0,
            article_suffix=label.suffix if label else 0,
            headings=self.headings,
            caption=label.caption if label else "",
            text="\n".join(self.lines),
            line=self.line,
            opening=self._opening(),
        )

    def _opening(self) -> str:
        """What stands before the text, "" for the regular label with one blank."""
        if self.label is None:
            return ""
        own_line = self.lines and not self.label.text
        written = self.label.written + ("\n" if own_line else "")
        regular = f"{Locator(self.label.number, self.label.suffix)} "
        return "" if written == (regular if self.lines else regular.strip()) else written
