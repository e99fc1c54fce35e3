"""The bridge from a post's HTML to the law: its text, its citations, their verdicts."""

import datetime
from dataclasses import dataclass

from legal_refs.verify import Report, Status, Verdict, verify

from .plaintext import Plain, text_of


@dataclass(frozen=True, slots=True)
class CitedText:
    """A text with its verdicts; a citation's offsets count in ``plain.text``."""

    plain: Plain
    report: Report

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """One verdict a citation, in the order of the text."""
        return self.report.verdicts

    def with_status(self, status: Status) -> list[Verdict]:
        """The verdicts of one status, in the order of the text."""
        return [verdict for verdict in self.verdicts if verdict.status == status]


def report_for(html: str, on: datetime.date) -> CitedText:
    """Find the citations of a piece of HTML and verify them by the law of a day."""
    plain = text_of(html)
    return CitedText(plain, verify(plain.text, on))
