"""Loading the demo: a fictitious firm, its laws, its people and its posts, through the workflow."""

from __future__ import annotations

import datetime
import re
import tomllib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import segno
from django.contrib.auth.models import User
from django.core.files.base import ContentFile, File
from django.core.management import call_command
from django.db import transaction

from articles.images import store_image
from articles.models import Action, Category, Edition, Firm, Image, Lawyer, Post, RelatedPost
from articles.render import build
from articles.workflow import perform
from legal_refs.models import Law, LawVersion

from .accounts import ANNOUNCED, make_accounts

FOLDER = Path(__file__).parent
POST_LINK = re.compile(r'href="post:([\w-]+)"')
AUTHOR_ROLE = "作者"
COPIED = (
    *("title", "answer", "excerpt", "notice_kind", "source", "source_url", "case_number"),
    *("seo_title", "description", "focus_keyword", "law_on"),
)


@dataclass(frozen=True, slots=True)
class Draft:
    """One file of posts/ or pages/: its front matter and its body."""

    meta: dict[str, Any]
    body: str

    @property
    def key(self) -> str:
        """The name by which other files of the demo mean this one."""
        return self.meta["id_key"]

    @property
    def state(self) -> str:
        """draft, submitted or published."""
        return self.meta.get("state", "published")


def read_draft(path: Path) -> Draft:
    """Read a file with TOML front matter between lines of +++ and a body in HTML."""
    _before, meta, body = path.read_text("utf-8").split("+++\n", 2)
    return Draft(tomllib.loads(meta), body.strip())


def load() -> dict[str, dict[str, str]]:
    """Load what is missing and return the announced accounts; a site that has posts keeps them.

    Laws are stored one by one, all the rest in one transaction.
    """
    if not LawVersion.objects.exists():
        call_command("import_laws", str(FOLDER / "laws"), source="官方公布文本", verbosity=0)
    with transaction.atomic():
        if not Post.objects.exists():
            _load_repeals()
            _load_people()
        accounts = make_accounts()
        if not Post.objects.exists():
            _load_posts()
    return accounts


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text("utf-8"))


def _load_repeals() -> None:
    for row in _toml("repeals.toml")["repeal"]:
        law, _created = Law.objects.get_or_create(title=row["title"])
        law.repealed_on = row["repealed_on"]
        law.successor = Law.objects.filter(title=row["successor"]).first()
        law.save()


def _load_people() -> None:
    for position, row in enumerate(_toml("categories.toml")["category"]):
        Category.objects.create(**row, position=position)
    for position, row in enumerate(_toml("lawyers.toml")["lawyer"]):
        photo = _image(row.pop("photo"), f"{row['name']}律师")
        row["biography"] = f"<p>{row['biography']}</p>"
        Lawyer.objects.create(**row, photo=photo, position=position)
    firm = {name: value.strip() for name, value in _toml("firm.toml").items()}
    Firm.objects.create(**firm, wechat_qr=_wechat_qr(firm["wechat_id"]))


def _image(name: str, alt: str) -> Image:
    with (FOLDER / "images" / name).open("rb") as file:
        return store_image(File(file, name=name), user=None, alt=alt)


def _wechat_qr(wechat_id: str) -> Image:
    """A code of the id alone: the demo's firm has no account to add."""
    buffer = BytesIO()
    segno.make(wechat_id, error="m").save(buffer, kind="png", scale=12, border=4)
    return store_image(
        ContentFile(buffer.getvalue(), name="wechat.png"), user=None, alt=f"微信二维码：{wechat_id}"
    )


def _load_posts() -> None:
    drafts = [read_draft(path) for path in sorted((FOLDER / "posts").glob("*.md"))]
    drafts += [read_draft(path) for path in sorted((FOLDER / "pages").glob("*.md"))]
    drafts.sort(key=_moment)
    author = User.objects.get(username=ANNOUNCED[AUTHOR_ROLE].username)
    posts = {draft.key: _make_post(draft, author) for draft in drafts}
    for draft in drafts:
        _join(draft, posts)
    for draft in drafts:
        _bring_out(draft, posts[draft.key], author)
    # Cards of related posts can be made only when all of them are out.
    for edition in Edition.objects.select_related("post"):
        build(edition)


def _moment(draft: Draft) -> datetime.datetime:
    last = datetime.datetime.max.replace(tzinfo=datetime.UTC)
    return draft.meta.get("published_at", last)


def _make_post(draft: Draft, author: User) -> Post:
    meta = draft.meta
    post = Post(
        **{name: meta[name] for name in COPIED if name in meta},
        kind=Post.Kind.PAGE if "path" in meta else Post.Kind.POST,
        path=meta.get("path"),
        body=draft.body,
        created_by=author,
        category=Category.objects.filter(slug=meta.get("category")).first(),
        lawyer=Lawyer.objects.filter(slug=meta.get("lawyer")).first(),
        keywords="、".join(meta.get("keywords", [])),
    )
    if meta.get("image"):
        post.lead_image = _image(meta["image"], meta["image_alt"])
    post.save()
    post.tags.set(meta.get("tags", []))
    return post


def _join(draft: Draft, posts: dict[str, Post]) -> None:
    """Turn post:KEY in links into addresses, and write down the related posts that were picked."""
    post = posts[draft.key]
    post.body = POST_LINK.sub(lambda m: f'href="{posts[m[1]].path}"', draft.body)
    post.save()
    RelatedPost.objects.bulk_create(
        RelatedPost(post=post, related=posts[key], position=position)
        for position, key in enumerate(draft.meta.get("related", []))
    )


def _bring_out(draft: Draft, post: Post, author: User) -> None:
    if draft.state == "submitted":
        perform(Action.SUBMIT, post, author)
    elif draft.state == "published":
        reviewer = Lawyer.objects.filter(slug=draft.meta.get("reviewer")).first()
        user = reviewer.user if reviewer else author
        perform(Action.IMPORT, post, user, at=draft.meta["published_at"], note="演示内容")
