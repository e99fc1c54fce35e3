import datetime

import pytest
from django.db import connection
from django.utils import timezone

from articles.models import SearchText
from articles.render import listing
from articles.search import missing_parts
from articles.search.asking import Column, Phrase, Scope
from articles.search.database import newest
from articles.search.index import category_mark, free_id, law_mark, moment
from legal_refs.models import Law
from tests.factories import make_category, make_edition, make_lawyer
from tests.factories_law import make_law

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2026, 5, 4, 12, tzinfo=datetime.UTC)


def found(words: str, column: Column = Column.ANY, **scope) -> list[str]:
    """Return the titles of the posts that hold each of the words, newest first."""
    phrases = [Phrase((word,)) for word in words.split()]
    keys = newest(phrases, column, Scope(**scope), 100)
    rows = dict(SearchText.objects.values_list("id", "edition__title"))
    return [rows[key] for key in keys]


def test_row_parts_an_edition_into_title_headings_statutes_and_body():
    make_law(articles={675: "借款人应当按照约定的期限返还借款。"})
    edition = make_edition(
        title="彩礼",
        body="<h2>逾期</h2><p>依照《民法典》第六百七十五条，应当还款。</p>",
        tags=("网贷",),
        lawyer=make_lawyer(name="沈砚秋"),
        answer="先看借条。",
    )
    row = SearchText.objects.get()

    assert row.title == "彩礼"
    assert row.headings.split() == ["逾期", "民间借贷", "沈", "砚", "秋", "民间", "借贷", "网贷"]
    assert {"民法典", "675条"} <= set(row.statutes.split())
    assert row.body.startswith("先 看 借条 逾期 依照 民法典 675条 应当 还款")
    law = Law.objects.get()
    assert row.marks.split() == [category_mark(edition.category_id), law_mark(law.pk)]


def test_fixed_page_is_not_in_the_index():
    make_edition(of={"kind": "page", "path": "/about/", "title": "关于"})

    assert not SearchText.objects.exists()


def test_each_column_is_asked_by_itself():
    make_edition(title="借条", body="<p>一</p>")
    make_edition(title="甲", body="<h2>借条</h2>")
    make_edition(title="乙", body="<p>借条</p>")

    assert found("借条", Column.TITLE) == ["借条"]
    assert found("借条", Column.HEADINGS) == ["甲"]
    assert found("借条", Column.STATUTES) == []
    assert sorted(found("借条")) == ["乙", "借条", "甲"]


def test_newest_rows_come_first_and_no_more_than_asked_for():
    for hour, title in enumerate(["最早的借条", "中间的借条", "最新的借条"]):
        make_edition(title=title, at=NOON + datetime.timedelta(hours=hour))

    assert found("借条") == ["最新的借条", "中间的借条", "最早的借条"]
    assert len(newest([Phrase(("借条",))], Column.ANY, Scope(), 2)) == 2


def test_phrase_needs_its_words_side_by_side():
    make_edition(title="借条利息")
    make_edition(title="借条的利息")

    keys = newest([Phrase(("借条", "利息"))], Column.TITLE, Scope(), 9)

    assert [SearchText.objects.get(pk=key).title for key in keys] == ["借条 利息"]


def test_phrase_may_end_in_the_beginning_of_a_word():
    make_edition(title="债权转让")
    make_edition(title="权利")

    keys = newest([Phrase(("债",), begins=True)], Column.TITLE, Scope(), 9)

    assert [SearchText.objects.get(pk=key).edition.title for key in keys] == ["债权转让"]


def test_scope_keeps_marks_and_span():
    wanted = make_edition(title="借条一", at=NOON)
    other = make_category("婚姻", "hunyin")
    make_edition(title="借条二", category=other, at=NOON + datetime.timedelta(days=1))
    first = int(NOON.timestamp() * 1000)

    mark = category_mark(wanted.category_id)
    assert found("借条", marks=(mark,)) == ["借条一"]
    assert found("借条", Column.TITLE, marks=(mark,)) == ["借条一"]
    assert found("借条", first=first, end=first + 1) == ["借条一"]
    assert found("借条", first=first + 1) == ["借条二"]
    assert found("借条", marks=(mark,), first=first + 1) == []


def test_marks_are_no_words():
    make_edition(title="借条")
    mark = SearchText.objects.get().marks

    assert found(mark) == []


def test_refresh_replaces_and_drop_removes_what_was_held():
    edition = make_edition(title="借条")
    edition.title = "彩礼"
    edition.save()
    listing.refresh(edition)

    assert (found("借条"), found("彩礼")) == ([], ["彩礼"])

    listing.drop(edition)

    assert found("彩礼") == []
    assert not SearchText.objects.exists()


def test_changing_a_row_changes_the_index():
    make_edition(title="借条")
    SearchText.objects.update(title="彩礼")

    assert newest([Phrase(("借条",))], Column.TITLE, Scope(), 9) == []
    assert len(newest([Phrase(("彩礼",))], Column.TITLE, Scope(), 9)) == 1


def test_key_is_the_moment_and_the_next_free_one():
    for _ in range(3):
        make_edition(at=NOON)
    first = int(NOON.timestamp() * 1000)

    keys = SearchText.objects.order_by("id").values_list("id", flat=True)

    assert list(keys) == [first, first + 1, first + 2]
    assert free_id(NOON) == first + 3
    assert moment(first) == timezone.localtime(NOON)


def test_very_long_body_of_different_words_is_indexed():
    body = "".join("。" if n % 50 == 0 else chr(0x4E00 + n % 20000) for n in range(300_000))
    make_edition(title="长文", body=f"<p>{body}</p>")

    assert found("长文") == ["长文"]


WORDS = ["675条", "276条之1", "lpr", "3", "民法典", "㐀", "é"]


@pytest.mark.parametrize("word", WORDS)
def test_word_is_held_as_one(word):
    make_edition(title="一")
    SearchText.objects.update(title=" ".join(WORDS), body=" ".join(WORDS))

    assert len(newest([Phrase((word,))], Column.TITLE, Scope(), 9)) == 1
    assert len(newest([Phrase((word,))], Column.ANY, Scope(), 9)) == 1


def test_index_is_complete():
    assert missing_parts() == set()


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="SQLite alone keeps it by triggers")
def test_missing_trigger_is_told():
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER articles_searchtext_deleted")

    assert missing_parts() == {"articles_searchtext_deleted"}
