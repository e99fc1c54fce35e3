"""People of the desk and what they write, for tests."""

from django.contrib.auth.models import Group, User

from articles.models import Action, Post
from articles.roles import AUTHOR, REVIEWER
from articles.workflow import perform
from tests.factories import make_lawyer, make_post, make_user


def make_staff(*roles: str, lawyer: bool | None = None, **fields: object) -> User:
    """Return a staff user with these roles; a reviewer has a lawyer unless told otherwise."""
    user = make_user(is_staff=True, **fields)
    user.groups.set(Group.objects.filter(name__in=roles))
    if lawyer if lawyer is not None else REVIEWER in roles:
        make_lawyer(user=user)
    return user


def make_draft(author: User | None = None, **fields: object) -> Post:
    """Return a draft that lacks nothing for being submitted."""
    given = {"created_by": author or make_staff(AUTHOR), **fields}
    if "lawyer" not in given and given.get("kind") != Post.Kind.PAGE:
        given["lawyer"] = make_lawyer()
    return make_post(**given)


def make_submitted(**fields: object) -> Post:
    """Return a post that waits for a reviewer."""
    post = make_draft(**fields)
    perform(Action.SUBMIT, post, post.created_by)
    return post


def make_published(**fields: object) -> Post:
    """Return a post that another lawyer has published."""
    post = make_submitted(**fields)
    perform(Action.PUBLISH, post, make_staff(REVIEWER))
    return post
