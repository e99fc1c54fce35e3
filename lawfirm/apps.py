from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class LawfirmConfig(AppConfig):
    name = "lawfirm"


class DeskConfig(AdminConfig):
    default_site = "lawfirm.admin_site.Desk"
