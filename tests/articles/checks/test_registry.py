import pytest

from articles.checks.registry import Hit, Level, Registry
from articles.checks.subject import Subject


def subject(html: str = "<p>甲<b>乙</b>丙</p>", **fields: object) -> Subject:
    return Subject(html=html, **fields)  # type: ignore[arg-type]


def test_check_id_taken_twice_is_refused():
    registry = Registry()
    registry.check("a.b", Level.ADVICE, "一")(lambda _subject: [])

    with pytest.raises(ValueError, match=r"a\.b"):
        registry.check("a.b", Level.ADVICE, "二")(lambda _subject: [])


@pytest.mark.django_db
def test_run_gives_places_in_the_html():
    registry = Registry()
    registry.check("a.b", Level.WARNING, "乙")(lambda _subject: [Hit("有乙", start=1, end=2)])
    html = "<p>甲<b>乙</b>丙</p>"

    (finding,) = registry.run(subject(html))

    assert (html[finding.start : finding.end], finding.excerpt) == ("乙", "乙")


@pytest.mark.django_db
def test_run_gives_places_of_other_fields_as_they_are():
    registry = Registry()
    registry.check("a.b", Level.WARNING, "题")(
        lambda _subject: [Hit("有题", start=0, end=2, field="title")]
    )

    (finding,) = registry.run(subject(title="标题太长"))

    assert (finding.start, finding.end, finding.excerpt) == (0, 2, "标题")


@pytest.mark.django_db
def test_run_puts_blockers_first():
    registry = Registry()
    registry.check("a.one", Level.ADVICE, "一")(lambda _subject: [Hit("一")])
    registry.check("a.two", Level.BLOCKER, "二")(lambda _subject: [Hit("二")])

    assert [finding.id for finding in registry.run(subject())] == ["a.two", "a.one"]


@pytest.mark.parametrize(
    ("id", "waivable"),
    [("law.quote_differs", True), ("privacy.id_card", False), ("residue.internal_note", False)],
)
@pytest.mark.django_db
def test_waivable_leaves_out_leaks(id, waivable):
    registry = Registry()
    registry.check(id, Level.BLOCKER, "一")(lambda _subject: [Hit("一")])

    (finding,) = registry.run(subject())

    assert finding.waivable is waivable
