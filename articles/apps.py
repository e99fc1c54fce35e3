from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "文章"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from legal_refs import changes

        from . import audit, checks, law_changes, roles
        from .checks import shipped

        checks.load()
        changes.watchers += [law_changes.follow, audit.record_law]
        post_migrate.connect(roles.apply, sender=self, dispatch_uid="articles.roles")
        post_migrate.connect(shipped.apply, sender=self, dispatch_uid="articles.checks.shipped")
