from __future__ import annotations

from django import forms
from django.contrib.auth.models import Group, User

from articles.roles import ROLES


class UserForm(forms.ModelForm):
    """An account as an administrator keeps it: who it is and which roles they have."""

    groups = forms.ModelMultipleChoiceField(
        Group.objects.filter(name__in=ROLES),
        label="角色",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="改变角色会结束此人在各处的登录。",
    )

    class Meta:
        model = User
        fields = ["username", "first_name", "email", "groups", "is_active"]
        labels = {"username": "登录名", "first_name": "姓名", "email": "邮箱", "is_active": "启用"}
        help_texts = {
            "username": "字母、数字和 @ . + - _，登录时用。",
            "is_active": "离职的请取消勾选，不要删除：发布记录和日志要写明是谁做的。",
        }
