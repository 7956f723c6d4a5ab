"""Forms of the admin's login: signing in, the first password, and resetting a password."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

from django import forms
from django.contrib.auth.forms import SetPasswordForm
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm, PasswordResetForm
from wagtail.admin.localization import get_available_admin_languages
from wagtail.users.models import UserProfile

from groupsite.logins import attempt_limits
from people.content import after_response


class LoginFormWithPasswordLabel(LoginForm):
    """Wagtail's login form with a translated password label, which Wagtail's own lacks."""

    def __init__(self, request: HttpRequest | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        self.fields["password"].label = _("Password")


class FirstSignInForm(SetPasswordForm):
    """The form of a first sign-in by a mailed link: names and language beside the password."""

    language = forms.ChoiceField(label=_("Preferred language"), required=False)

    field_order = ["first_name", "last_name", "language", "new_password1", "new_password2"]

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(user, *args, **kwargs)
        for name in ("first_name", "last_name"):
            self.fields[name] = user._meta.get_field(name).formfield(required=False)
            self.initial[name] = getattr(user, name)
        languages: Any = self.fields["language"]
        languages.choices = get_available_admin_languages()
        self.initial["language"] = get_language()
        self.order_fields(self.field_order)

    @transaction.atomic
    def save(self, commit: bool = True) -> Any:
        for name in ("first_name", "last_name"):
            if self.cleaned_data[name]:
                setattr(self.user, name, self.cleaned_data[name])
        user = super().save(commit)
        if self.cleaned_data["language"]:
            profile = UserProfile.get_for_user(user)
            profile.preferred_language = self.cleaned_data["language"]
            profile.save()
        return user


class LimitedPasswordResetForm(PasswordResetForm):
    """Wagtail's form with rate limits per mailbox and network; mail is sent after the response.

    Looks up the account after the response too, so that the duration does not reveal it (R62).
    """

    def save(self, *args: Any, request: HttpRequest | None = None, **options: Any) -> None:
        """Send the mail after the response. Raises TooManyAttemptsError."""
        limits = attempt_limits.password_reset_limits(self.cleaned_data["email"], request)
        attempt_limits.count_attempt_or_raise(limits, datetime.now(UTC))
        send = partial(super().save, *args, request=request, **options)
        after_response.run_after_response(partial(_send_in_language, get_language() or "", send))


def _send_in_language(language: str, send: Callable[[], None]) -> None:
    with override(language):
        send()
