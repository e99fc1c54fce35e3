"""People of the desk and what they write, for tests."""

from itertools import count

from django.contrib.auth.models import Group, User

from articles.models import Category, Lawyer, Post
from articles.roles import AUTHOR, REVIEWER

_numbers = count(1)


def make_staff(*roles: str, lawyer: bool | None = None, **fields: object) -> User:
    """Return a staff user with these roles; a reviewer has a lawyer unless told otherwise."""
    number = next(_numbers)
    user = User.objects.create(username=f"staff{number}", is_staff=True, **fields)
    user.groups.set(Group.objects.filter(name__in=roles))
    if lawyer if lawyer is not None else REVIEWER in roles:
        make_signer(user=user)
    return user


def make_signer(**fields: object) -> Lawyer:
    """Return a lawyer with a licence number of their own."""
    number = next(_numbers)
    given = {"name": f"律师{number}", "slug": f"lawyer-{number}", **fields}
    return Lawyer.objects.create(licence_number=f"1330120260{number:07d}", **given)


def make_draft(author: User | None = None, **fields: object) -> Post:
    """Return a draft that lacks nothing for being submitted."""
    author = author or make_staff(AUTHOR)
    category, _ = Category.objects.get_or_create(name="民间借贷", slug="jiedai")
    given = {
        "title": f"借条怎么写（{next(_numbers)}）",
        "body": "<p>借钱要写借条。借条要写清金额和日期。</p>",
        "category": category,
        "created_by": author,
        **fields,
    }
    if "lawyer" not in given and given.get("kind") != Post.Kind.PAGE:
        given["lawyer"] = make_signer()
    return Post.objects.create(**given)
