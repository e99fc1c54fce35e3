from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "文章"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import checks, roles

        checks.load()
        post_migrate.connect(roles.apply, sender=self, dispatch_uid="articles.roles")
