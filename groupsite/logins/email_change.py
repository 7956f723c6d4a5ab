"""Requires the password to change the e-mail address on the account page, and notifies the old address.

Anyone who controls the e-mail address can reset the password. A new address therefore requires the
password, whose attempts the middleware counts, and the old address gets a mail, also if an administrator
has changed it.
"""

from functools import partial
from typing import Any, Final

from django import forms
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models.signals import post_save, pre_save
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from wagtail.admin.forms.account import NameEmailForm
from wagtail.admin.views.account import NameEmailSettingsPanel
from wagtail.models import Site

from people.content import after_response
from people.content.languages.user_language import language_of_user

PASSWORD: Final = "current_password"  # noqa: S105 — the field's name
OF_NEW_PASSWORD: Final = "password-old_password"  # noqa: S105 — of Wagtail's form beside this one
RIGHT: Final = "_groupsite_right_password"
OLD_ADDRESS: Final = "_groupsite_old_address"  # on an account that is being saved


class PasswordProtectedNameEmailForm(NameEmailForm):
    """Wagtail's form of name and e-mail, names optional; a new address requires the password, if any."""

    current_password = forms.CharField(
        label=gettext_lazy("Current password"),
        help_text=gettext_lazy("You need it to change the e-mail address."),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.old_address = self.instance.email
        for name in ("first_name", "last_name"):
            self.fields[name].required = False
        # An account without a usable password cannot reset it by mail either.
        if "email" not in self.fields or not self.instance.has_usable_password():
            del self.fields[PASSWORD]

    def clean(self) -> dict[str, Any]:
        cleaned_data: dict[str, Any] = super().clean() or self.cleaned_data
        if (
            PASSWORD in self.fields
            and self.is_email_changed(cleaned_data)
            and not self._is_password_correct(cleaned_data)
        ):
            text = _("Enter your current password to change the e-mail address.")
            self.refuse_new_address(cleaned_data, PASSWORD, text)
        return cleaned_data

    def refuse_new_address(self, cleaned_data: dict[str, Any], field: str, text: str) -> None:
        """Show an error; the form on the screen must not show the new address as if it were saved."""
        self.add_error(field, text)
        del cleaned_data["email"]

    def is_email_changed(self, cleaned_data: dict[str, Any]) -> bool:
        return "email" in cleaned_data and cleaned_data["email"] != self.old_address

    def _is_password_correct(self, cleaned_data: dict[str, Any]) -> bool:
        """Whether the password is right; False if another form of the page has a different one."""
        given = cleaned_data.get(PASSWORD, "")
        if not given or self.data.get(OF_NEW_PASSWORD) not in (None, "", given):
            return False
        # Kept on the instance, because Wagtail creates the form again to show its errors.
        checked = self.instance.__dict__.setdefault(RIGHT, {})
        if given not in checked:
            checked[given] = self.instance.check_password(given)
        return bool(checked[given])


def remember_old_email_address(
    sender: Any, instance: Any, raw: bool, update_fields: Any, **kwargs: Any
) -> None:
    """Handle Django's signal before an account is saved: note an address that is about to change."""
    old = None
    if not raw and instance.pk and (update_fields is None or "email" in update_fields):
        old = sender._default_manager.filter(pk=instance.pk).values_list("email", flat=True).first()
    setattr(instance, OLD_ADDRESS, old if old != instance.email else None)


def notify_old_email_address_after_save(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Handle Django's signal after an account has been saved."""
    if old := instance.__dict__.pop(OLD_ADDRESS, None):
        username, language = instance.get_username(), language_of_user(instance)
        notify = partial(notify_old_email_address, old, username, language)
        transaction.on_commit(partial(after_response.run_after_response, notify))


def notify_old_email_address(address: str, username: str, language: str) -> None:
    """Mail the former address that the e-mail address of the account has been changed."""
    site = Site.objects.filter(is_default_site=True).first()
    context = {"account": username, "site": site.root_url if site else ""}
    with override(language):
        subject = _("The e-mail address of your account has been changed")
        text = render_to_string("groupsite/email_changed.txt", context)
    send_mail(subject, text, None, [address], using="default")


def set_form_of_account_page(form_class: type[PasswordProtectedNameEmailForm]) -> None:
    """Make Wagtail's account page use our form; called once, when the apps are ready."""
    NameEmailSettingsPanel.form_class = form_class


def connect_signals() -> None:
    """Notify the old address even if an administrator changes it; called once, when the apps are ready."""
    user, uid = settings.AUTH_USER_MODEL, "groupsite_email_change"
    pre_save.connect(remember_old_email_address, sender=user, dispatch_uid=uid)
    post_save.connect(notify_old_email_address_after_save, sender=user, dispatch_uid=uid)
