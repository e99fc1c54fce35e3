import datetime
from dataclasses import replace

import pytest

from legal_refs.correcting import Correction
from legal_refs.lawtext import LawTextError, merge_parts, parse, read_source
from legal_refs.locators import Locator
from legal_refs.models import Law, LawAlias, LawChange, LawVersion, Provision
from legal_refs.outcome import Changes, Outcome
from legal_refs.store import store
from tests.factories_law import make_law, parsed_law

pytestmark = pytest.mark.django_db
TITLE = "中华人民共和国借款法"
TWO = {1: "借款应当返还。", 2: "利息由当事人约定。"}
DAY = datetime.date(2021, 1, 1)


def kept(parsed, **options):
    return store(parsed, source="测试文本", **options)


def texts(version: LawVersion) -> list[tuple[str, str]]:
    return [(row.locator.slug, row.text) for row in version.provisions.order_by("position")]


def test_store_new_law():
    stored = kept(parsed_law(TITLE, TWO), source_date=datetime.date(2026, 11, 20))

    version = LawVersion.objects.get()
    assert (stored.outcome, stored.articles, stored.version) == (Outcome.NEW, 2, version)
    assert (version.law.title, version.law.slug, version.law.kind) == (TITLE, "jiekuanfa", "law")
    assert (version.effective_on, version.source) == (DAY, "测试文本")
    assert version.source_date == datetime.date(2026, 11, 20)
    assert texts(version) == [("1", TWO[1]), ("2", TWO[2])]


def test_store_same_text_again_changes_nothing():
    kept(parsed_law(TITLE, TWO))
    again = kept(parsed_law(TITLE, {1: "借款 应当返还。", 2: TWO[2]}))

    assert again.outcome == Outcome.UNCHANGED
    assert texts(LawVersion.objects.get()) == [("1", TWO[1]), ("2", TWO[2])]


def test_store_same_text_of_another_day_is_no_new_version():
    kept(parsed_law(TITLE, TWO))
    again = kept(parsed_law(TITLE, TWO, effective="2022年1月1日"))

    assert (again.outcome, again.version.effective_on) == (Outcome.UNCHANGED, DAY)
    assert [warning.message for warning in again.warnings] == [
        "同一文本已按 2021-01-01 起施行入库，这次的日期是 2022-01-01，未改动。"
    ]


def test_store_other_text_of_same_day_is_reported_and_not_stored():
    first = kept(parsed_law(TITLE, TWO))
    other = kept(parsed_law(TITLE, {1: TWO[1], 2: "利息依法确定。", 3: "本法施行。"}))

    assert (other.outcome, other.against) == (Outcome.DIFFERENT, first.version)
    assert (other.changes.added, other.changes.removed) == ((Locator(3),), ())
    assert other.changes.changed == (Locator(2),)
    assert texts(LawVersion.objects.get()) == [("1", TWO[1]), ("2", TWO[2])]


def test_store_new_day_is_new_version_compared_with_the_one_before():
    first = kept(parsed_law(TITLE, TWO))
    second = kept(parsed_law(TITLE, {1: TWO[1], 2: "利息依法确定。"}, effective="2025年3月1日"))

    assert (second.outcome, second.against) == (Outcome.NEW_VERSION, first.version)
    assert second.changes == Changes(changed=(Locator(2),))
    assert first.version.effective_until == datetime.date(2025, 3, 1)


def steps() -> list[tuple[str, int, int, int, int]]:
    """What is kept of the steps from text to text: kind, years and articles."""
    return [
        (
            row.kind,
            row.old_version.effective_on.year,
            row.old_article,
            row.new_version.effective_on.year,
            row.new_article,
        )
        for row in LawChange.objects.order_by("new_version__effective_on", "pk")
    ]


def test_store_keeps_what_became_of_each_article():
    kept(parsed_law(TITLE, TWO))
    later = {1: "本法适用于自然人之间。", 2: TWO[1], 3: TWO[2][:-1] + "，不得过高。"}
    stored = kept(parsed_law(TITLE, later, effective="2025年3月1日"))

    assert stored.changes == Changes(
        added=(Locator(1),), changed=(Locator(3),), renumbered=(Locator(2),)
    )
    assert sorted(steps()) == [
        ("new", 2021, 0, 2025, 1),
        ("renumbered", 2021, 1, 2025, 2),
        ("renumbered_amended", 2021, 2, 2025, 3),
    ]


def test_store_older_version_renews_both_steps():
    kept(parsed_law(TITLE, TWO))
    kept(parsed_law(TITLE, {1: TWO[2], 2: TWO[1]}, effective="2025年3月1日"))
    kept(parsed_law(TITLE, {1: TWO[1]}, passed="2020年6月1日", effective="2023年1月1日"))

    assert steps() == [
        ("deleted", 2021, 2, 2023, 0),
        ("new", 2023, 0, 2025, 1),
        ("renumbered", 2023, 1, 2025, 2),
    ]


def test_store_mended_text_renews_its_steps():
    kept(parsed_law(TITLE, TWO))
    kept(parsed_law(TITLE, {1: "借款应当返回。", 2: TWO[2]}, effective="2025年3月1日"))
    wrong = steps()
    mended = parsed_law(TITLE, {**TWO, 3: "本法施行。"}, effective="2025年3月1日")
    kept(mended, correction=Correction("抄错一条，漏了一条", "guanli"))

    assert wrong == [("amended", 2021, 1, 2025, 1)]
    assert steps() == [("new", 2021, 0, 2025, 3)]


def test_store_dry_run_keeps_no_step():
    kept(parsed_law(TITLE, TWO))
    stored = kept(parsed_law(TITLE, {1: TWO[1]}, effective="2025年3月1日"), dry_run=True)

    assert stored.changes == Changes(removed=(Locator(2),))
    assert steps() == []


def test_store_older_version_is_allowed_and_reported():
    kept(parsed_law(TITLE, TWO))
    old = kept(parsed_law(TITLE, {1: "旧文。"}, passed="1999年3月15日", effective="1999年10月1日"))

    assert (old.outcome, old.against) == (Outcome.NEW_VERSION, None)
    assert old.warnings[0].message == "库中已有 2021-01-01 起施行的版本，这一版更早。"
    assert Law.objects.get().version_on(datetime.date(2020, 1, 1)) == old.version


def test_store_dry_run_leaves_nothing():
    stored = kept(parsed_law(TITLE, TWO), dry_run=True)

    assert (stored.outcome, stored.articles) == (Outcome.NEW, 2)
    assert (Law.objects.count(), LawVersion.objects.count(), Provision.objects.count()) == (0, 0, 0)


def test_store_article_twice_is_refused():
    doubled = parsed_law(TITLE, TWO)
    doubled = replace(
        doubled, provisions=(*doubled.provisions, replace(doubled.provisions[0], position=9))
    )

    with pytest.raises(LawTextError, match=r"^条号重复：第一条。请核对文件后再导入。$"):
        kept(doubled)
    assert Law.objects.count() == 0


def test_store_without_any_date_asks_for_one():
    undated = parsed_law(TITLE, TWO, effective="")
    undated = replace(undated, effective_on=None, dated_on=None)

    with pytest.raises(LawTextError, match=r"^看不出这部法律从哪一天起施行。"):
        kept(undated)
    assert Law.objects.count() == 0


def test_store_date_in_doubt_takes_the_latest_in_the_head_and_says_so():
    stored = kept(parsed_law(TITLE, TWO, effective=""))

    assert stored.version.effective_on == datetime.date(2020, 5, 28)
    assert stored.version.warnings[0]["message"].startswith("施行日期不明：")


def test_store_given_date_counts_before_the_text():
    stored = kept(parsed_law(TITLE, TWO), effective_on=datetime.date(2022, 2, 2))

    assert stored.version.effective_on == datetime.date(2022, 2, 2)
    assert stored.warnings[0].message == "文中写明自 2021-01-01 起施行，按指定的 2022-02-02 记录。"


@pytest.mark.parametrize("title", ["借款法", "中华人民共和国借款法", " 中华人民共和国 借款法"])
def test_store_finds_the_law_however_its_title_is_written(title):
    law = make_law(TITLE, TWO)
    stored = kept(replace(parsed_law(TITLE, TWO, effective="2025年1月1日"), title=title))

    assert (stored.law, Law.objects.count()) == (law, 1)


def test_store_full_text_takes_the_place_of_an_excerpt_that_says_the_same():
    law = make_law(TITLE, {2: TWO[2]}, complete=False)
    stored = kept(parsed_law(TITLE, TWO))

    assert (stored.law, stored.outcome) == (law, Outcome.COMPLETED)
    assert LawVersion.objects.get().complete
    assert texts(stored.version) == [("1", TWO[1]), ("2", TWO[2])]


def test_store_full_text_does_not_replace_an_excerpt_that_says_otherwise():
    make_law(TITLE, {2: "利息不得违反规定。"}, complete=False)
    stored = kept(parsed_law(TITLE, TWO))

    assert stored.outcome == Outcome.DIFFERENT
    assert texts(LawVersion.objects.get()) == [("2", "利息不得违反规定。")]


def test_store_repeal_ends_stored_and_unknown_laws():
    old = make_law("中华人民共和国旧借款法", TWO, "1999-10-01")
    closing = {1: TWO[1], 2: "本法自2021年1月1日起施行。《旧借款法》、《典当法》同时废止。"}
    new = kept(parsed_law(TITLE, closing)).law

    old.refresh_from_db()
    pawn = Law.objects.get(title="典当法")
    assert (old.repealed_on, old.successor) == (DAY, new)
    assert (pawn.repealed_on, pawn.successor, pawn.versions.count()) == (DAY, new, 0)


def test_store_repeal_leaves_own_earlier_text_and_later_law_of_that_name():
    make_law("中华人民共和国旧借款法", TWO, "2022-01-01")
    closing = {1: "本法自2021年1月1日起施行。《借款法》、《旧借款法》同时废止。"}
    kept(parsed_law(TITLE, closing))

    assert list(Law.objects.values_list("repealed_on", flat=True)) == [None, None]


def test_store_takes_aliases_and_repeal_from_the_catalogue():
    stored = kept(parsed_law("中华人民共和国合同法", TWO, "1999年3月15日", "1999年10月1日"))
    labour = kept(parsed_law("中华人民共和国劳动合同法", TWO, "2012年12月28日", "2013年7月1日"))

    assert stored.law.repealed_on == DAY
    assert LawAlias.objects.get(law=labour.law, name="劳合法")


def test_store_civil_code_in_parts_is_one_law(shared):
    files = sorted((shared / "laws" / "民法典").glob("*.md"))
    code = kept(merge_parts([parse(read_source(path)) for path in files]))

    assert (code.articles, code.version.complete) == (1260, True)
    assert code.version.effective_on == DAY
    ended = Law.objects.filter(repealed_on=DAY, successor=code.law)
    assert sorted(law.short_title for law in ended) == sorted(
        [
            "婚姻法",
            "继承法",
            "民法通则",
            "收养法",
            "担保法",
            "合同法",
            "物权法",
            "侵权责任法",
            "民法总则",
        ]
    )


def test_store_one_part_of_a_law_is_an_excerpt(shared):
    part = kept(parse(read_source(shared / "laws" / "民法典" / "合同编.md")))

    assert (part.articles, part.version.complete) == (526, False)
