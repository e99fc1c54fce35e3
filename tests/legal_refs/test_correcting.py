import datetime

import pytest
from django.core.management import CommandError, call_command

from legal_refs.correcting import Correction, text_changes
from legal_refs.lawtext import LawTextError
from legal_refs.models import LawVersion, TextCorrection
from legal_refs.outcome import Outcome
from legal_refs.store import store
from tests.factories_law import law_file, make_law, parsed_law

pytestmark = pytest.mark.django_db
TITLE = "中华人民共和国借款法"
MISPRINT = {1: "借款应当返坏。", 2: "利息由当事人约定。"}
RIGHT = {1: "借款应当返还。", 2: "利息由当事人约定。"}
WHY = Correction("第一条错字，依公报更正", "guanli")


def kept(articles, correction=None, **options):
    return store(parsed_law(TITLE, articles), source="公报", correction=correction, **options)


def held() -> list[str]:
    version = LawVersion.objects.get()
    return list(version.provisions.order_by("position").values_list("text", flat=True))


def test_correction_puts_the_text_in_its_place_and_is_logged():
    first = store(parsed_law(TITLE, MISPRINT), source="网站").version

    stored = kept(RIGHT, WHY, source_date=datetime.date(2026, 11, 20))

    version, log = LawVersion.objects.get(), TextCorrection.objects.get()
    assert (stored.outcome, [str(p) for p in stored.changes.changed]) == (
        Outcome.CORRECTED,
        ["第一条"],
    )
    assert held() == list(RIGHT.values())
    assert (version.pk, version.source, version.imported_at) == (
        first.pk,
        "公报",
        first.imported_at,
    )
    assert (log.version, log.reason, log.made_by, log.source, log.count) == (
        version,
        WHY.reason,
        "guanli",
        "公报",
        1,
    )
    assert (log.old_sha256, log.new_sha256) == (first.text_sha256, version.text_sha256)
    assert log.old_sha256 != log.new_sha256
    assert log.changes == [{"place": "第一条", "old": MISPRINT[1], "new": RIGHT[1]}]


def test_correction_of_marks_alone_counts_though_the_words_are_the_same():
    kept({1: "借款应当返还,及时。"})

    assert kept({1: "借款应当返还，及时。"}).outcome == Outcome.UNCHANGED
    assert kept({1: "借款应当返还，及时。"}, WHY).outcome == Outcome.CORRECTED
    assert held() == ["借款应当返还，及时。"]


def test_correction_by_the_same_text_changes_nothing():
    kept(RIGHT)

    assert kept(RIGHT, WHY).outcome == Outcome.UNCHANGED
    assert TextCorrection.objects.count() == 0


def test_correction_is_taken_back_in_a_dry_run():
    kept(MISPRINT)

    assert kept(RIGHT, WHY, dry_run=True).outcome == Outcome.CORRECTED
    assert held() == list(MISPRINT.values())
    assert TextCorrection.objects.count() == 0


def test_correction_without_a_stored_text_of_that_day_is_refused():
    make_law(TITLE, MISPRINT, "2015-01-01")

    with pytest.raises(LawTextError) as refusal:
        kept(RIGHT, WHY)

    assert str(refusal.value) == (
        "库中没有《中华人民共和国借款法》2021-01-01 起施行的文本，没有可以更正的。"
        "请去掉 --replace-text 再导入。"
    )
    assert [str(day) for day in LawVersion.objects.values_list("effective_on", flat=True)] == [
        "2015-01-01"
    ]


def test_correction_fills_an_excerpt_that_has_a_misprint():
    make_law(TITLE, {1: MISPRINT[1]}, "2021-01-01", complete=False)

    assert kept(RIGHT, WHY).outcome == Outcome.CORRECTED
    assert (held(), LawVersion.objects.get().complete) == (list(RIGHT.values()), True)


def test_correction_log_cannot_be_rewritten():
    kept(MISPRINT)
    kept(RIGHT, WHY)
    log = TextCorrection.objects.get()

    log.reason = "另一个理由"
    with pytest.raises(TypeError):
        log.save()

    assert TextCorrection.objects.get().reason == WHY.reason


def test_text_changes_names_pieces_that_only_one_text_has():
    old = make_law(TITLE, MISPRINT).versions.get().provisions.all()
    new = parsed_law(TITLE, {1: MISPRINT[1], "1-1": "新增。"}).provisions

    assert text_changes(old, new) == [
        {"place": "第二条", "old": MISPRINT[2], "new": ""},
        {"place": "第一条之一", "old": "", "new": "新增。"},
    ]


@pytest.fixture
def files(tmp_path):
    (tmp_path / "旧.md").write_text(law_file(TITLE, MISPRINT), encoding="utf-8")
    (tmp_path / "新.md").write_text(law_file(TITLE, RIGHT), encoding="utf-8")
    call_command("import_laws", str(tmp_path / "旧.md"), verbosity=0)
    return tmp_path


def test_import_without_replace_text_reports_the_difference(files, capsys):
    call_command("import_laws", str(files / "新.md"))

    assert capsys.readouterr().out.strip().split("　")[-1] == (
        "同日文本不同，未覆盖（改动 1 条，第一条）"
    )
    assert held() == list(MISPRINT.values())


def test_import_replace_text_mends(files, capsys):
    call_command(
        "import_laws",
        *[str(files / "新.md"), "--replace-text", "--reason", WHY.reason, "--by", "李律师"],
    )

    assert capsys.readouterr().out.strip().split("　")[-1] == "已更正文本（改动 1 条）"
    assert held() == list(RIGHT.values())
    assert TextCorrection.objects.get().made_by == "李律师"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--replace-text"], "更正库中的文本要写理由，例如 --reason 第三条漏了一个字。"),
        (["--reason", "错字"], "--reason 和 --by 只与 --replace-text 一起使用。"),
    ],
)
def test_import_replace_text_and_reason_go_together(files, options, message):
    with pytest.raises(CommandError) as refusal:
        call_command("import_laws", str(files / "新.md"), *options)

    assert str(refusal.value) == message
    assert held() == list(MISPRINT.values())


def test_import_replace_text_takes_one_law(files):
    (files / "另.md").write_text(law_file("中华人民共和国典当法"), encoding="utf-8")

    with pytest.raises(CommandError) as refusal:
        call_command("import_laws", str(files), "--replace-text", "--reason", "错字")

    assert str(refusal.value) == "--replace-text 只能用于一部法律，请逐个文件导入。"
    assert held() == list(MISPRINT.values())
