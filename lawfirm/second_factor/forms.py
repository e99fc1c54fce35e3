from __future__ import annotations

from typing import Any

from django import forms

from ..accounts.passwords import OwnPasswordForm

CODE_ATTRS = {
    "autocomplete": "one-time-code",
    "autocapitalize": "none",
    "spellcheck": "false",
    "autofocus": True,
}


class CodeForm(forms.Form):
    """A code from the phone, or a backup code."""

    code = forms.CharField(
        label="动态码或备用码", max_length=64, widget=forms.TextInput(attrs=CODE_ATTRS)
    )


class EnrolForm(forms.Form):
    """The first code of a phone that has read the QR code."""

    code = forms.CharField(
        label="手机上显示的 6 位动态码",
        max_length=10,
        widget=forms.TextInput(attrs={**CODE_ATTRS, "inputmode": "numeric"}),
    )


class ReplaceForm(OwnPasswordForm, EnrolForm):
    """The same for somebody who is signed in: the password is asked for again."""

    field_order = ["password", "code"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs.pop("autofocus")
