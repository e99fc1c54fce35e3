import csv
import io

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from import_export.formats.base_formats import XLSX
from tablib import Dataset

from articles.models import AuditEntry, Edition, Post, SeoUpload, Transition
from articles.roles import ADMINISTRATOR, AUTHOR, REVIEWER, SEO_EDITOR
from articles.seo_table import escaped, unescaped
from tests.factories import make_edition, make_post
from tests.staff import make_staff

pytestmark = pytest.mark.django_db
TRANSFER = reverse("admin:articles_seopost_transfer")
EXPORT = reverse("admin:articles_seopost_export")


@pytest.fixture
def seo(client):
    user = make_staff(SEO_EDITOR)
    client.force_login(user)
    return user


def uploaded(client, content: bytes | str, name: str = "seo.csv"):
    """Upload a table and return the preview."""
    data = content.encode() if isinstance(content, str) else content
    return client.post(TRANSFER, {"table": SimpleUploadedFile(name, data)}, follow=True)


def agree(client, preview):
    return client.post(
        preview.request["PATH_INFO"], {"digest": preview.context["plan"].digest}, follow=True
    )


def said(answer) -> str:
    return " ".join(str(message) for message in get_messages(answer.wsgi_request)) or " ".join(
        str(message) for message in answer.context["messages"]
    )


def test_export_has_the_seo_fields_and_escapes_formulas(client, seo):
    post = make_post(title="=1+1", description="-5 折", focus_keyword="借条", legal_note="内部意见")

    answer = client.get(EXPORT, {"format": "csv"})

    text = answer.content.decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text)))[1] == [
        str(post.pk),
        "'=1+1",
        post.path,
        "",
        "'-5 折",
        "借条",
        "",
        "",
        "否",
    ]
    assert "内部意见" not in text
    assert AuditEntry.objects.get().action == "exported"


def test_xlsx_goes_round_unchanged_and_one_cell_changes_one_post(client, seo):
    first = make_edition(
        of={"description": "=从前的描述", "noindex": True}, description="=从前的描述", noindex=True
    ).post
    second = make_edition().post
    content = client.get(EXPORT, {"format": "xlsx"}).content
    assert uploaded(client, content, "表.xlsx").context["plan"].changes == []

    table = XLSX().create_dataset(content)
    place = table.headers.index("SEO 标题")
    rows = [list(row) for row in table]
    next(row for row in rows if row[0] in (first.pk, str(first.pk)))[place] = "借条怎样写才有效"
    changed = Dataset(*rows, headers=table.headers)
    preview = uploaded(client, XLSX().export_data(changed), "表.xlsx")
    answer = agree(client, preview)

    assert said(answer) == "已导入：1 篇文章的 SEO 字段。"
    edition = Edition.objects.get(post=first, live_until=None)
    assert (edition.number, edition.seo_title, edition.description, edition.noindex) == (
        2,
        "借条怎样写才有效",
        "=从前的描述",
        True,
    )
    assert second.editions.count() == 1
    assert Transition.objects.get().note == "导入 表.xlsx"
    # The table that was taken over is gone; the one that changes nothing was never confirmed.
    assert SeoUpload.objects.count() == 1


def test_preview_changes_nothing(client, seo):
    post = make_edition().post

    preview = uploaded(client, f"编号,SEO 描述\n{post.pk},新的描述\n")

    assert [list(change.fields) for change in preview.context["changes"]] == [
        [("SEO 描述", "（空）", "新的描述")]
    ]
    assert Post.objects.get().description == ""
    assert post.editions.count() == 1


def test_other_columns_are_left_out_and_named(client, seo):
    post = make_post(title="原来的标题", legal_note="内部意见")

    preview = uploaded(
        client, f"id,description,body,state,文章标题\n{post.pk},新的,<p>坏</p>,settled,坏标题\n"
    )
    agree(client, preview)

    after = Post.objects.get()
    assert (after.description, after.title, after.body, after.state, after.version) == (
        "新的",
        "原来的标题",
        post.body,
        Post.State.DRAFT,
        post.version + 1,
    )
    assert after.updated_at > post.updated_at
    assert preview.context["plan"].left_out == ["body", "state"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("999999,x", "没有编号为 999999 的文章；导入不会新建文章。"),
        ("abc,x", "“编号”不是文章的编号。"),
        (",x", "“编号”不是文章的编号。"),
        ("{pk}," + "长" * 501, "SEO 描述有 501 个字，最多 500 个。"),
        ("{pk},本所保证胜诉、包赢", None),
        ("{pk},有\x07声", "SEO 描述里有看不见的控制字符，请删去。"),
        ("{good},再一次", "编号 {good} 在第 2 行已经出现过。"),
    ],
)
def test_one_bad_row_stops_the_whole_table(client, seo, line, message):
    good, bad = make_post(), make_post()
    line = line.format(good=good.pk, pk=bad.pk)

    preview = uploaded(client, f"编号,SEO 描述\n{good.pk},好的描述\n{line}\n")
    answer = agree(client, preview)

    row, text = preview.context["plan"].errors[0]
    assert (row, preview.context["plan"].unchanged) == (3, 0)
    if message:
        assert text == message.format(good=good.pk)
    assert "没有导入" in said(answer)
    assert set(Post.objects.values_list("description", flat=True)) == {""}


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"", "a.csv", None),
        ("标题\n甲\n".encode(), "a.csv", "第一行要有“编号”这一列"),
        ("编号,标题\n1,甲\n".encode(), "a.csv", "没有可以改的列"),
        ("编号,description,SEO 描述\n1,a,b\n".encode(), "a.csv", "有两列都是：SEO 描述"),
        (b"PK\x03\x04broken", "a.xlsx", "读不出这个 XLSX 文件"),
        (b"\xff\xff\xff", "a.csv", "读不出文字"),
    ],
)
def test_unreadable_table_is_refused_with_a_sentence(client, seo, content, name, message):
    answer = uploaded(client, content, name)

    if message:
        assert message in said(answer)
    else:
        assert answer.context["form"].errors["table"] == ["文件是空的。"]


def test_table_in_gb18030_is_read(client, seo):
    post = make_post()

    preview = uploaded(client, f"编号,核心关键词\n{post.pk},借条\n".encode("gb18030"))

    assert list(preview.context["changes"][0].fields) == [("核心关键词", "（空）", "借条")]


def test_other_file_types_are_refused(client, seo):
    answer = uploaded(client, "编号", "a.exe")

    assert answer.context["form"].errors["table"] == ["只能读 CSV 和 XLSX 文件。"]


def test_what_changed_after_the_preview_is_shown_again(client, seo):
    post = make_post(description="一")
    preview = uploaded(client, f"编号,SEO 描述\n{post.pk},三\n")
    Post.objects.update(description="二")

    answer = agree(client, preview)

    assert "新的预览" in said(answer)
    assert Post.objects.get().description == "二"


def test_upload_is_its_owners_alone(client, seo):
    post = make_post()
    preview = uploaded(client, f"编号,SEO 描述\n{post.pk},绝密的描述\n")
    client.force_login(make_staff(SEO_EDITOR))

    answer = agree(client, preview)

    assert answer.status_code == 404
    assert "绝密" not in answer.content.decode()
    assert Post.objects.get().description == ""


@pytest.mark.parametrize("role", [AUTHOR, REVIEWER, ADMINISTRATOR])
def test_import_is_closed_to_other_roles(client, seo, role):
    post = make_post()
    preview = uploaded(client, f"编号,SEO 描述\n{post.pk},不给看的描述\n")
    SeoUpload.objects.update(user=(other := make_staff(role)))
    client.force_login(other)

    answer = client.post(preview.request["PATH_INFO"], {"digest": preview.context["plan"].digest})

    assert answer.status_code == 403
    assert Post.objects.get().description == ""


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@a", "\ta", "\ra", "＝1", "'=1", "'a", "a", ""]
)
def test_escaped_cell_comes_back(text):
    assert unescaped(escaped(text)) == text or text == "'=1"
    assert not escaped(text).startswith(("=", "+", "-", "@", "\t", "\r"))
