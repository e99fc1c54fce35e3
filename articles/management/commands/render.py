"""Make the ready pages, listing rows and search texts of what is out there anew."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles import stamp
from articles.models import Edition
from articles.render import build, listing


class Command(BaseCommand):
    help = "重新生成全部在线和定时文章的成品页、列表和搜索索引。律所信息、版式改动之后使用。"

    def handle(self, **options: Any) -> None:
        shown = Q(live_until=None) | Q(live_until__gt=timezone.now())
        count = 0
        for edition in Edition.objects.filter(shown).iterator(chunk_size=200):
            with transaction.atomic():
                build(edition)
                listing.refresh(edition)
            count += 1
        stamp.move()
        self.stdout.write(f"已生成 {count} 篇。")
