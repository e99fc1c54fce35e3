from django.apps import AppConfig


class LegalRefsConfig(AppConfig):
    name = "legal_refs"
    verbose_name = "法律法规"
    default_auto_field = "django.db.models.BigAutoField"
