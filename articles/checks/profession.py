"""What a lawyer's publicity must not say; only what the firm says of itself stops a post."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .registry import CheckFunction, Hit, Level, check
from .rows import Row
from .stance import ASKED, LAWYERS, Speaker, Stance
from .subject import Subject

RULES = "《律师业务推广行为规则（试行）》"
# Pages and biographies are the firm's words throughout.
OWN_KINDS = frozenset({"page", "biography", "introduction"})
LINES = frozenset({"title", "seo_title", "description"})
# id, level, what it is called, where it is ruled
CHECKS = (
    ("promised_result", Level.BLOCKER, "承诺办案结果", f"{RULES}第十条第（五）项"),
    ("success_rate", Level.BLOCKER, "宣示胜诉率、标的额", f"{RULES}第十条第（六）项"),
    ("absolute_term", Level.BLOCKER, "绝对化用语", "《中华人民共和国广告法》第九条第（三）项"),
    ("comparison", Level.BLOCKER, "贬低同行、比较宣传", f"{RULES}第十条第（四）项"),
    ("relations", Level.BLOCKER, "暗示与机关有特殊关系", f"{RULES}第十条第（三）项"),
    ("free_service", Level.BLOCKER, "以免费、减费或者利益招揽", f"{RULES}第十条第（七）、（八）项"),
    ("specialist", Level.BLOCKER, "自称专家、权威", f"{RULES}第九条、第十条第（一）项"),
    ("unlawful_service", Level.BLOCKER, "宣传违法的服务", f"{RULES}第十条第（一）项"),
    ("borrowed_name", Level.WARNING, "使用“中国”“全国”等字样", f"{RULES}第十条第（十二）项"),
    ("contingency", Level.WARNING, "以结果为条件的收费", f"{RULES}第十条第（五）项"),
    ("hard_sell", Level.ADVICE, "招揽、恐吓的话术", f"{RULES}第三条"),
)
TITLES = {f"profession.{name}": title for name, _level, title, _rule in CHECKS}
# These wordings disparage or frighten whoever is the subject of the sentence.
WITHOUT_SUBJECT = frozenset({"profession.comparison", "profession.hard_sell"})
# Of the others, who speaks is too much of a guess: plenty of things are free.
GUESSED = ("promised_result", "success_rate", "absolute_term", "specialist", "relations")
# A frightening title frightens whoever it is about.
OF_TITLES = frozenset({"profession.hard_sell"})


def found(subject: Subject, id: str) -> Iterator[tuple[Row, str, int, int, Stance]]:
    """Yield each place where a row of a check stands: row, field, start, end and whose words."""
    speaker = Speaker(_own_names(subject))
    for row in subject.rows.of(id):
        for name, phrases in subject.phrases.items():
            for start, end in row.places(phrases):
                own = _is_own_line(subject, name) or (id in OF_TITLES and name in LINES)
                stance = speaker.stance(phrases, start, end, promotional=own)
                if id in WITHOUT_SUBJECT and stance == Stance.NOBODY:
                    stance = Stance.OWN
                yield row, name, start, end, stance


def _own_names(subject: Subject) -> Iterator[str]:
    """临溪知微, 沈砚秋律师, 沈律师, and the author where none of these."""
    yield from subject.house.names
    for name in {*subject.house.lawyers, subject.author.removesuffix("律师")} - {""}:
        yield from (f"{name}律师", f"{name[0]}律师")


def _is_own_line(subject: Subject, field: str) -> bool:
    """A page is the firm's own; so is a title that names lawyers and asks nothing."""
    if subject.kind in OWN_KINDS:
        return True
    words = subject.value(field)
    return field in LINES and bool(LAWYERS.search(words)) and not ASKED.search(words)


def hits(subject: Subject, id: str, title: str) -> Iterator[Hit]:
    """Yield what the firm says of itself; where rows overlap, the first one alone."""
    last: dict[str, int] = {}
    own = [place for place in found(subject, id) if place[4] == Stance.OWN]
    for row, field, start, end, _stance in sorted(own, key=lambda place: (place[1:3], -place[3])):
        if start >= last.get(field, 0):
            last[field] = end
            words = subject.value(field)[start:end]
            yield Hit(f"{title}：“{words}”。", row.hint, start, end, field, row.rule)


def _said_of_itself(id: str) -> CheckFunction:
    def run(subject: Subject) -> Iterable[Hit]:
        return hits(subject, id, TITLES[id])

    return run


for _name, _level, _title, _rule in CHECKS:
    check(f"profession.{_name}", _level, _title, _rule)(_said_of_itself(f"profession.{_name}"))


@check("profession.wording", Level.ADVICE, "宣传用语，没有写明说的是谁", f"{RULES}第十条")
def wording(subject: Subject) -> Iterable[Hit]:
    """The same words where nothing tells of whom: the author should look at them."""
    for name in GUESSED:
        for row, field, start, end, stance in found(subject, f"profession.{name}"):
            if stance == Stance.NOBODY:
                words = subject.value(field)[start:end]
                message = f"“{words}”如果是介绍本所，属于{TITLES[f'profession.{name}']}。"
                yield Hit(message, row.hint, start, end, field, row.rule)
