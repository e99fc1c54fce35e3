import io
import zipfile
from datetime import date

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from legal_refs.models import Law, LawVersion
from legal_refs.uploads import LIFETIME
from tests.factories_law import law_file, make_law

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/legal_refs/lawversion/upload/"
TITLE = "中华人民共和国借款法"
TWO = {1: "借款应当返还。", 2: "利息由当事人约定。"}


def signed_in(client, name: str, *permissions: str) -> User:
    user = User.objects.create_user(name, is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)
    return user


@pytest.fixture
def uploader(client, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    return signed_in(client, "shangchuan", "add_lawversion", "change_lawversion")


def send(client, name: str, content: bytes | str):
    data = content.encode() if isinstance(content, str) else content
    return client.post(ADDRESS, {"file": SimpleUploadedFile(name, data)})


def confirm(client, address: str, **changes):
    fields = {"effective_on": "2021-01-01", "source": "公报", "source_date": "2026-11-20"}
    return client.post(address, fields | changes)


def zipped(**members: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, content in members.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return packed.getvalue()


def test_upload_shows_what_was_read_and_stores_nothing(client, uploader):
    answer = send(client, "借款法.md", law_file(TITLE, TWO))
    preview = client.get(answer.url)

    assert preview.context["parsed"].title == TITLE
    assert (preview.context["first"].text, preview.context["last"].text) == (TWO[1], TWO[2])
    assert preview.context["would"].outcome.label == "新法律"
    assert preview.context["form"].initial["effective_on"] == date(2021, 1, 1)
    assert "2 条，共 2 段" in preview.content.decode()
    assert Law.objects.count() == 0


def test_upload_confirmed_is_stored_once(client, uploader):
    address = send(client, "借款法.md", law_file(TITLE, TWO)).url
    answer = confirm(client, address)

    version = LawVersion.objects.get()
    assert answer.url == reverse("admin:legal_refs_lawversion_change", args=[version.pk])
    assert (version.law.title, version.effective_on) == (TITLE, date(2021, 1, 1))
    assert (version.source, version.source_date) == ("公报", date(2026, 11, 20))
    assert confirm(client, address).url == ADDRESS


def test_upload_of_new_version_shows_what_would_change(client, uploader):
    make_law(TITLE, TWO)
    later = law_file(TITLE, {1: "借款应当及时返还。", 3: "附则。"}, effective="2025年1月1日")
    would = client.get(send(client, "借款法.md", later).url).context["would"]

    assert would.outcome.label == "新版本"
    assert [[str(place) for place in places] for places in would.changes] == [
        ["第三条"],
        ["第二条"],
        ["第一条"],
        [],
    ]


def test_upload_of_other_text_of_same_day_overwrites_nothing(client, uploader):
    make_law(TITLE, TWO)
    address = send(client, "借款法.md", law_file(TITLE, {1: "别的。", 2: TWO[2]})).url
    answer = confirm(client, address)

    assert [str(message) for message in answer.context["messages"]] == [
        "库中已有同一天起施行的另一种文本，没有覆盖。差别见下。"
    ]
    assert LawVersion.objects.get().provisions.first().text == TWO[1]


def test_upload_without_effective_day_asks_for_it(client, uploader):
    address = send(client, "借款法.md", law_file(TITLE, TWO, effective="")).url
    preview = client.get(address)
    answer = confirm(client, address, effective_on="")

    assert (preview.context["would"], preview.context["form"].initial["effective_on"]) == (
        None,
        None,
    )
    assert answer.context["form"].errors == {"effective_on": ["这个字段是必填项。"]}
    assert Law.objects.count() == 0


BROKEN = "文件已损坏，或不是 .docx 文件。请重新下载，或用 Word 另存为 .docx。"
OLD_WORD = "这是旧版 Word 的 .doc 文件。请在 Word 中打开，另存为 .docx 后再上传。"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("空.docx", b"", "文件是空的。请检查后重新上传。"),
        ("坏.docx", b"PK\x03\x04" + b"broken" * 50, BROKEN),
        ("改名.docx", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, OLD_WORD),
        ("包.docx", zipped(a="b"), "这是一个压缩包，但不是 Word 文档。请上传 .docx 文件。"),
        ("照片.jpg", b"\xff\xd8\xff\xe0", "不支持 .jpg 文件。请使用 .docx、.md 或 .txt。"),
    ],
)
def test_upload_of_no_law_is_refused_in_the_form(
    client, uploader, name, content, message, tmp_path
):
    answer = send(client, name, content)

    assert answer.context["form"].errors == {"file": [message]}
    assert Law.objects.count() == 0
    assert not (tmp_path / "uploads").exists()


def test_upload_with_article_twice_is_refused(client, uploader):
    doubled = law_file(TITLE, TWO) + "\n第二条 又是第二条。\n"
    answer = send(client, "借款法.md", doubled)

    assert answer.context["form"].errors == {
        "file": ["第2条重复出现（第 13 行）。请更正条号后再试。"]
    }
    assert Law.objects.count() == 0


def test_upload_too_large_is_refused(client, uploader, monkeypatch):
    monkeypatch.setattr("legal_refs.admin.upload.LARGEST", 100)
    answer = send(client, "借款法.md", law_file(TITLE, TWO))

    assert answer.context["form"].errors == {
        "file": ["文件超过 20 MB，不像一部法律。请只保留法律正文后再试。"]
    }


def test_upload_needs_the_permission(client, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    signed_in(client, "kankan", "view_lawversion", "change_lawversion")

    assert client.get(ADDRESS).status_code == 403
    assert send(client, "借款法.md", law_file(TITLE, TWO)).status_code == 403
    assert not (tmp_path / "uploads").exists()


def test_upload_preview_is_for_its_user_alone(client, uploader):
    address = send(client, "借款法.md", law_file(TITLE, TWO)).url
    signed_in(client, "bieren", "add_lawversion")

    assert client.get(address).url == ADDRESS
    assert confirm(client, address).url == ADDRESS
    assert Law.objects.count() == 0


@pytest.mark.parametrize("token", ["x" * 30, "..secret_key_of_the_site_itself", "a"])
def test_upload_preview_of_unknown_token_starts_again(client, uploader, token):
    assert client.get(f"{ADDRESS}{token}/").url == ADDRESS


def test_upload_is_kept_for_a_day(client, uploader, monkeypatch):
    address = send(client, "借款法.md", law_file(TITLE, TWO)).url
    monkeypatch.setattr("legal_refs.uploads.LIFETIME", -1)

    assert LIFETIME == 24 * 60 * 60
    assert client.get(address).url == ADDRESS
