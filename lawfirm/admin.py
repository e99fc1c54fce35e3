"""Accounts on the desk in the firm's own words; found by Django's autodiscover."""

from django.contrib import admin
from django.contrib.auth.models import Group, User
from django_otp.plugins.otp_totp.models import TOTPDevice

from .accounts.users import UserAdmin

# Roles are a table in articles/roles.py, applied at each migrate; a phone's key is shown to nobody.
admin.site.unregister([User, Group, TOTPDevice])
admin.site.register(User, UserAdmin)
