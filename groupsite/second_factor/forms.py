"""Forms that ask for a code, or for the password and a code; wrong ones count as guesses."""

import json
from datetime import UTC, datetime
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables

from groupsite.logins import attempt_limits
from groupsite.second_factor import authenticator_app, checking, encryption
from groupsite.second_factor.changes import Change, log_and_notify
from groupsite.second_factor.models import SecondFactor
from groupsite.second_factor.requirement import second_factor_of

# The name contains "password", so that a form that is kept while signed out does not contain the code.
CODE: Final = "one_time_password"
# How long the page for setting up may stay open.
SET_UP_SECONDS: Final = 3600


def _code_field(**more: Any) -> forms.CharField:
    attributes = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
    return forms.CharField(
        label=gettext_lazy("Code"), max_length=40, widget=forms.TextInput(attrs=attributes), **more
    )


class GuessForm(forms.Form):
    """A form whose contents are a guess at a code or a password."""

    wrong = gettext_lazy("This code is wrong, or has been used. Wait for the next one.")

    def __init__(self, user: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.request = user, request

    def is_right(self, cleaned_data: dict[str, Any]) -> bool:
        raise NotImplementedError

    @sensitive_variables()
    def clean(self) -> dict[str, Any]:
        cleaned_data: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not self.is_right(cleaned_data):
            raise ValidationError(self.wrong)
        return cleaned_data

    @sensitive_variables()
    def is_code_right(self, factor: SecondFactor, code: str) -> bool:
        code, username = "".join(code.split()), self.user.get_username()
        limits = attempt_limits.recovery_code_limits(self.request)
        if authenticator_app.is_app_code(code):
            limits = attempt_limits.second_factor_limits(username, self.request)
        right = attempt_limits.check_counted_attempt(
            limits, lambda at: checking.use_code(factor, code, at)
        )
        if not right and attempt_limits.is_wrong_code_worth_telling(username, datetime.now(UTC)):
            log_and_notify(self.user, Change.WRONG_CODES, by=None)
        return right


class CodeForm(GuessForm):
    """The second step of a login: the code of the app, or a recovery code."""

    one_time_password = _code_field(
        help_text=gettext_lazy("The six digits in your authenticator app, or a recovery code.")
    )

    @sensitive_variables()
    def is_right(self, cleaned_data: dict[str, Any]) -> bool:
        factor = second_factor_of(self.user)
        return factor is not None and self.is_code_right(factor, cleaned_data[CODE])


class PasswordForm(GuessForm):
    """A form that asks for the password of the account, if it has one."""

    password = forms.CharField(
        label=gettext_lazy("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    wrong = gettext_lazy("The password is wrong.")

    def __init__(self, user: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(user, request, *args, **kwargs)
        if not user.has_usable_password():
            del self.fields["password"]

    @sensitive_variables()
    def is_right(self, cleaned_data: dict[str, Any]) -> bool:
        if "password" not in self.fields:
            return True
        limits = attempt_limits.login_limits(self.user.get_username(), self.request)
        return attempt_limits.check_counted_attempt(
            limits, lambda _at: self.user.check_password(cleaned_data["password"])
        )


class PasswordAndCodeForm(PasswordForm):
    """Confirms a change: an open browser is not enough. Does not say which of the two is wrong.

    Only after the right password does a code count as a guess: a stolen session must not use up the
    owner's guesses at codes.
    """

    one_time_password = _code_field(
        help_text=gettext_lazy("A new code of your authenticator app, or a recovery code.")
    )
    wrong = gettext_lazy("The password or the code is wrong, or the code has been used.")

    def __init__(self, user: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(user, request, *args, **kwargs)
        self.factor = second_factor_of(user)
        if self.factor is None:
            del self.fields[CODE]

    @sensitive_variables()
    def is_right(self, cleaned_data: dict[str, Any]) -> bool:
        if not super().is_right(cleaned_data):
            return False
        return self.factor is None or self.is_code_right(self.factor, cleaned_data[CODE])


class SetUpForm(PasswordForm):
    """The password, and the first code of an app that has read the secret.

    The page carries the secret, encrypted and for this account only, until the code proves that the app
    has it. Nothing is stored before that.
    """

    one_time_password = _code_field(
        help_text=gettext_lazy("The six digits that the app shows now.")
    )
    step: int | None = None

    def __init__(self, user: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(user, request, *args, **kwargs)
        self.at = datetime.now(UTC)
        posted = self._posted_secret()
        self.is_outdated = self.is_bound and posted is None
        self.secret = posted or authenticator_app.new_secret()

    @property
    def token(self) -> str:
        """Return the secret as the page carries it."""
        return encryption.encrypt(json.dumps([self.user.pk, self.secret]), self.at)

    @sensitive_variables()
    def clean(self) -> dict[str, Any]:
        cleaned_data = super().clean()
        if self.is_outdated:
            raise ValidationError(_("This page was open for too long. Scan the new QR code."))
        if CODE in cleaned_data:
            code = "".join(cleaned_data[CODE].split())
            self.step = authenticator_app.matching_step(self.secret, code, self.at)
            if self.step is None:
                self.add_error(CODE, _("This code is wrong. Check the time of your phone."))
        return cleaned_data

    def _posted_secret(self) -> str | None:
        token = self.data.get("token", "")
        text = encryption.decrypt_recent(token, SET_UP_SECONDS, self.at) if token else None
        user, secret = json.loads(text) if text else (None, None)
        return secret if user == self.user.pk else None
