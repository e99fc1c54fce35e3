import io

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image as Pixels

from articles.models import Image
from articles.roles import ADMINISTRATOR, AUTHOR, SEO_EDITOR
from tests.staff import make_draft, make_staff

pytestmark = pytest.mark.django_db
UPLOAD = "/admin/articles/image/upload/"
ADD = "/admin/articles/image/add/"


def picture(name: str = "a.jpg") -> SimpleUploadedFile:
    held = io.BytesIO()
    Pixels.new("RGB", (1000, 600)).save(held, "JPEG")
    return SimpleUploadedFile(name, held.getvalue())


@pytest.fixture
def author(client):
    user = make_staff(AUTHOR)
    client.force_login(user)
    return user


@pytest.fixture
def administrator(client):
    user = make_staff(ADMINISTRATOR)
    client.force_login(user)
    return user


def test_editor_upload_says_what_to_insert(client, author):
    answer = client.post(UPLOAD, {"upload": picture(), "alt": "借条"})

    image = Image.objects.get()
    assert (answer.status_code, answer.json()) == (
        200,
        {"url": image.file.url, "alt": "借条", "width": 1000, "height": 600},
    )
    assert (image.uploaded_by, LogEntry.objects.get().object_id) == (author, str(image.pk))


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        (lambda: {"upload": SimpleUploadedFile("a.jpg", b"hello"), "alt": "图"}, "这不是可以使用的图片。"),
        (lambda: {"upload": SimpleUploadedFile("a.jpg", b""), "alt": "图"}, "文件是空的。"),
        (lambda: {"upload": picture("a.png"), "alt": "图"}, "文件名以“.png”结尾"),
        (lambda: {"alt": "图"}, "请选择一个图片文件。"),
        (lambda: {"upload": picture(), "alt": " "}, "请填写替代文字"),
    ],
)  # fmt: skip
def test_editor_upload_refused_says_why(client, author, sent, error):
    answer = client.post(UPLOAD, sent())

    assert (answer.status_code, answer.json()["error"][: len(error)]) == (400, error)
    assert not Image.objects.exists()


def test_editor_upload_without_the_permission_is_refused(client):
    client.force_login(make_staff(SEO_EDITOR))

    answer = client.post(UPLOAD, {"upload": picture(), "alt": "图"})

    assert (answer.status_code, answer.json()) == (403, {"error": "您没有上传图片的权限。"})
    assert not Image.objects.exists()


def test_editor_upload_without_the_token_is_refused():
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_staff(AUTHOR))

    answer = client.post(UPLOAD, {"upload": picture(), "alt": "图"})

    assert (answer.status_code, Image.objects.count()) == (403, 0)


def test_editor_upload_is_for_posts_alone(client, author):
    assert client.get(UPLOAD).status_code == 405


def test_author_adds_a_picture(client, author):
    answer = client.post(ADD, {"upload": picture(), "alt": "借条"})

    image = Image.objects.get()
    assert (answer.status_code, image.alt, image.uploaded_by) == (302, "借条", author)
    assert image.widths == [480, 960]


def test_picture_added_in_the_popup_becomes_the_lead_image(client, author):
    answer = client.post(ADD, {"upload": picture(), "alt": "借条", "_popup": "1"})

    values = answer.context["popup_response_data"]
    assert f'"value": "{Image.objects.get().pk}"' in values


def test_file_that_is_no_picture_is_a_form_error(client, author):
    sent = {"upload": SimpleUploadedFile("a.jpg", b"hello"), "alt": "借条"}

    answer = client.post(ADD, sent)

    form = answer.context["adminform"].form
    assert (list(form.errors), form.data["alt"]) == (["upload"], "借条")


def test_administrator_changes_the_words_but_not_the_file(client, administrator):
    client.post(ADD, {"upload": picture(), "alt": "借条"})
    image = Image.objects.get()
    url = reverse("admin:articles_image_change", args=[image.pk])

    answer = client.post(url, {"alt": "欠条", "upload": picture(), "file": "images/x.jpg"})

    changed = Image.objects.get()
    assert (answer.status_code, changed.alt, changed.file.name) == (302, "欠条", image.file.name)


def test_author_looks_at_a_picture_without_changing_it(client, author):
    client.post(ADD, {"upload": picture(), "alt": "借条"})
    image = Image.objects.get()
    url = reverse("admin:articles_image_change", args=[image.pk])

    shown, changed = client.get(url), client.post(url, {"alt": "欠条"})

    page = shown.content.decode()
    assert (shown.status_code, page.count("1000 × 600"), page.count("没有用到。")) == (200, 1, 1)
    assert (changed.status_code, Image.objects.get().alt) == (403, "借条")


def test_list_shows_thumbnails(client, administrator):
    client.post(ADD, {"upload": picture(), "alt": "借条"})

    page = client.get(reverse("admin:articles_image_changelist")).content.decode()

    assert page.count(f'src="{Image.objects.get().rendition_url(480)}"') == 1


def _delete(client, image: Image):
    return client.post(reverse("admin:articles_image_delete", args=[image.pk]), {"post": "yes"})


def test_picture_in_a_body_is_not_deleted(client, administrator):
    client.post(ADD, {"upload": picture(), "alt": "借条"})
    image = Image.objects.get()
    make_draft(title="借条", body=f'<p>甲<img src="{image.file.url}" alt="图"></p>')

    answer = _delete(client, image)

    protected = (answer.context["protected"], Image.objects.count())
    assert protected == (["文章“借条”（正文）"], 1)


def test_deleted_picture_takes_its_files_along(
    client, administrator, settings, django_capture_on_commit_callbacks
):
    client.post(ADD, {"upload": picture(), "alt": "借条"})

    with django_capture_on_commit_callbacks(execute=True):
        _delete(client, Image.objects.get())

    left = [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]
    assert (Image.objects.count(), left) == (0, [])
