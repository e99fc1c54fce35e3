import sys
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from lawfirm.serving import collect_static_files, port_is_free, run_server


class Command(BaseCommand):
    help = "启动生产服务器（127.0.0.1，端口取自 PORT）；DEMO=1 时先建库并载入演示内容。"
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        if not port_is_free(settings.PORT):
            raise CommandError(f"端口 {settings.PORT} 已被占用，请用 PORT=… 另选一个端口。")
        if settings.DEMO:
            call_command("migrate", interactive=False, verbosity=0)
            call_command("demo", stdout=self.stdout)
        collect_static_files()
        self.stdout.write(f"网站：http://127.0.0.1:{settings.PORT}/")
        self.stdout.write(f"后台：http://127.0.0.1:{settings.PORT}/admin/")
        self.stdout.flush()
        # The workers are forked from here: they find the program loaded, and open their own.
        import_module("lawfirm.wsgi")
        connections.close_all()
        sys.exit(run_server(settings.PORT))
