"""Takes over a table of SEO fields that changes 50,000 live posts, and prints how long it takes.

Each post has a body of about 1,500 characters, a page, two tags and two cited articles; each row of
the table, an XLSX, brings a new description, and every second one a new keyword. `preview` is what
the first click costs, `confirm` reads, compares and checks again, then writes all editions. The
database is SQLite in a folder of its own, or the one that DATABASE_URL names, which must be empty.
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from typing import TypeVar

POSTS = int(os.environ.get("POSTS", "50000"))
LIMIT_SECONDS = 120.0
Result = TypeVar("Result")
CHARACTERS = (
    "借款到期要还利息没有约定视为不支付出借人可以随时催告并给对方合理期限法院判断依据合同与证据"
)


def words(chance: random.Random, length: int) -> str:
    return "".join(chance.choices(CHARACTERS, k=length))


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DEBUG": "0", "DEMO": "1", "VAR_DIR": folder, "LOG_LEVEL": "ERROR"}
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/db.sqlite3")
        os.environ["DJANGO_SETTINGS_MODULE"] = "lawfirm.settings"
        return measured()


def measured() -> int:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from articles.models import Edition
    from articles.seo_import import apply, compared, plan_of

    editor = fill(random.Random(20261120))
    upload = table_of(random.Random(7), editor)
    preview, plan = timed("preview", lambda: plan_of(upload))
    if plan.errors:
        print(f"{len(plan.errors)} errors, the first: {plan.errors[0]}")
        return 1
    confirm, changed = timed("confirm", lambda: apply(upload, compared(upload), editor))
    live = Edition.objects.filter(live_until=None, number=2).count()
    whole = preview + confirm
    print(f"{changed:,} posts changed, {live:,} editions made")
    print(f"together {whole:.1f} s of {LIMIT_SECONDS:.0f} s allowed")
    return int(whole > LIMIT_SECONDS or not changed == live == POSTS)


def timed(name: str, act: Callable[[], Result]) -> tuple[float, Result]:
    started, processor = time.perf_counter(), time.process_time()
    result = act()
    taken = time.perf_counter() - started
    print(f"{name:8} {taken:6.1f} s (processor {time.process_time() - processor:6.1f} s)")
    return taken, result


def fill(chance: random.Random):
    """Write posts with their live editions and listing rows; return an SEO editor."""
    from django.contrib.auth.models import Group, User
    from django.utils import timezone

    from articles.models import Category, Post
    from articles.roles import SEO_EDITOR
    from legal_refs.models import Law

    editor = User.objects.create(username="seo", is_staff=True)
    editor.groups.add(Group.objects.get(name=SEO_EDITOR))
    category = Category.objects.create(name="民间借贷", slug="jiedai")
    law = Law.objects.create(title="中华人民共和国民法典", slug="minfadian")
    for first in range(0, POSTS, 1000):
        posts = [
            Post(
                title=words(chance, 18),
                body=f"<p>{words(chance, 1500)}</p>",
                category=category,
                state=Post.State.SETTLED,
                description=words(chance, 70),
                path=f"/posts/{number}.html",
            )
            for number in range(first, min(first + 1000, POSTS))
        ]
        publish(Post.objects.bulk_create(posts), law, timezone.now())
    return editor


def spaced(text: str) -> str:
    """Cut a text into words of two characters, as many as a segmenter would find."""
    return " ".join(text[place : place + 2] for place in range(0, len(text), 2))


def publish(posts, law, now) -> None:
    from django.contrib.contenttypes.models import ContentType
    from taggit.models import Tag, TaggedItem

    from articles.models import (
        CitedProvision,
        Edition,
        EditionPage,
        EditionTag,
        EditionText,
        Post,
        SearchText,
    )

    kind = ContentType.objects.get_for_model(Post)
    tags = [Tag.objects.get_or_create(name=name)[0] for name in ("借条", "利息")]
    TaggedItem.objects.bulk_create(
        TaggedItem(tag=tag, content_type=kind, object_id=post.pk) for post in posts for tag in tags
    )
    texts = EditionText.objects.bulk_create(
        EditionText(body=post.body, text_sha256="0" * 64) for post in posts
    )
    editions = Edition.objects.bulk_create(
        Edition(
            post=post,
            number=1,
            live_from=now,
            published_at=now,
            changed_at=now,
            title=post.title,
            text=text,
            category_id=post.category_id,
            description=post.description,
            law_on=now.date(),
            tags="借条、利息",
        )
        for post, text in zip(posts, texts, strict=True)
    )
    EditionPage.objects.bulk_create(
        EditionPage(edition=edition, format=1, body=edition.text.body) for edition in editions
    )
    EditionTag.objects.bulk_create(
        EditionTag(edition=edition, tag=tag, published_at=now)
        for edition in editions
        for tag in tags
    )
    CitedProvision.objects.bulk_create(
        CitedProvision(edition=edition, law=law, article=article, published_at=now)
        for edition in editions
        for article in (675, 680)
    )
    SearchText.objects.bulk_create(
        SearchText(
            pk=edition.pk, edition=edition, title=edition.title, body=spaced(edition.text.body)
        )
        for edition in editions
    )


def table_of(chance: random.Random, editor):
    from import_export.formats.base_formats import XLSX
    from tablib import Dataset

    from articles.models import Post, SeoUpload

    table = Dataset(headers=["编号", "SEO 描述", "核心关键词"])
    for number, pk in enumerate(Post.objects.order_by("pk").values_list("pk", flat=True)):
        table.append([pk, words(chance, 70), words(chance, 4) if number % 2 else ""])
    return SeoUpload.objects.create(
        name="表.xlsx", form="xlsx", content=XLSX().export_data(table), user=editor
    )


if __name__ == "__main__":
    sys.exit(main())
