"""Make the ready pages of all live and scheduled editions anew."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db.models import Q
from django.utils import timezone

from articles.models import Edition
from articles.render import build


class Command(BaseCommand):
    help = "重新生成全部在线和定时文章的成品页。律所信息、版式改动之后使用。"

    def handle(self, **options: Any) -> None:
        shown = Q(live_until=None) | Q(live_until__gt=timezone.now())
        count = 0
        for edition in Edition.objects.filter(shown).iterator(chunk_size=200):
            build(edition)
            count += 1
        self.stdout.write(f"已生成 {count} 篇。")
