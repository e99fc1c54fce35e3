import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.models import EditionPage
from tests.factories import make_edition

pytestmark = pytest.mark.django_db


def test_pages_of_live_and_scheduled_editions_are_made_anew(capsys):
    hour = datetime.timedelta(hours=1)
    kept = [make_edition(), make_edition(at=timezone.now() + hour)]
    past = make_edition(at=timezone.now() - 2 * hour, live_until=timezone.now() - hour)
    EditionPage.objects.update(body="<p>旧</p>")

    call_command("render")

    assert capsys.readouterr().out == "已生成 2 篇。\n"
    old = EditionPage.objects.filter(body="<p>旧</p>")
    assert list(old.values_list("edition", flat=True)) == [past.pk]
    assert len(kept) == 2
