"""Forms that ask for a code or a passkey, and some for the password too; wrong ones count as guesses."""

from datetime import UTC, datetime
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables

from groupsite.logins import attempt_limits
from groupsite.second_factor import authenticator_app, checking
from groupsite.second_factor.changes import Change, log_and_notify
from groupsite.second_factor.models import SecondFactor
from groupsite.second_factor.passkeys.ceremonies import MAX_ANSWER, relying_party
from groupsite.second_factor.passkeys.challenges import Purpose, take_challenge
from groupsite.second_factor.requirement import second_factor_of

# The name contains "password", so that a form that is kept while signed out does not contain the code.
CODE: Final = "one_time_password"
PASSKEY: Final = "passkey"


def code_field(**more: Any) -> forms.CharField:
    attributes = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
    return forms.CharField(
        label=gettext_lazy("Code"), max_length=40, widget=forms.TextInput(attrs=attributes), **more
    )


@sensitive_variables()
def is_code_right(user: Any, factor: SecondFactor, code: str, request: HttpRequest | None) -> bool:
    """Whether the code is right and new; counts as a guess, for the network too if there is a request."""
    code, username = "".join(code.split()), user.get_username()
    limits = attempt_limits.recovery_code_limits(request)
    if authenticator_app.is_app_code(code):
        limits = attempt_limits.second_factor_limits(username, request)
    right = attempt_limits.check_counted_attempt(
        limits, lambda at: checking.use_code(factor, code, at)
    )
    at = datetime.now(UTC)
    if not right and attempt_limits.is_wrong_code_worth_telling(username, at):
        log_and_notify(user, Change.WRONG_CODES, None, at)
    return right


class GuessForm(forms.Form):
    """A form whose contents are a guess at a code or a password."""

    wrong = gettext_lazy("This code is wrong, or has been used. Wait for the next one.")
    wrong_passkey = gettext_lazy("The passkey was not accepted. Try again, or enter a code.")

    def __init__(self, user: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.request = user, request

    def is_right(self, cleaned_data: dict[str, Any]) -> bool:
        raise NotImplementedError

    @sensitive_variables()
    def clean(self) -> dict[str, Any]:
        cleaned_data: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not self.is_right(cleaned_data):
            raise ValidationError(self.wrong_passkey if self.data.get(PASSKEY) else self.wrong)
        return cleaned_data

    def is_passkey_right(self, factor: SecondFactor, answer: str) -> bool:
        limits = attempt_limits.recovery_code_limits(self.request)
        return attempt_limits.check_counted_attempt(
            limits, lambda at: self._use_passkey(factor, answer, at)
        )

    def _use_passkey(self, factor: SecondFactor, answer: str, at: datetime) -> bool:
        challenge = take_challenge(self.request, Purpose.SIGN_IN, self.user.pk, at)
        party = relying_party(self.request)
        passkey = checking.passkey_of_answer(answer, party.host)
        if challenge is None or passkey is None or passkey.factor_id != factor.pk:
            return False
        return checking.use_passkey(passkey, party, challenge, answer, at)


class CodeForm(GuessForm):
    """The second step of a login: the code of the app, a recovery code, or what a passkey has signed."""

    one_time_password = code_field(
        help_text=gettext_lazy("The six digits in your authenticator app, or a recovery code.")
    )
    # A script fills it in. Pages have an empty field for it: what is in it works once.
    passkey = forms.CharField(required=False, max_length=MAX_ANSWER, widget=forms.HiddenInput)

    def __init__(self, user: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(user, request, *args, **kwargs)
        self.factor = second_factor_of(user)
        if self.data.get(PASSKEY):
            self.fields[CODE].required = False

    @property
    def has_passkeys_here(self) -> bool:
        """Whether the user has a passkey for this host."""
        host = relying_party(self.request).host
        return self.factor is not None and bool(self.factor.credentials_at(host))

    @sensitive_variables()
    def is_right(self, cleaned_data: dict[str, Any]) -> bool:
        return self.factor is not None and self.is_factor_shown(self.factor, cleaned_data)

    @sensitive_variables()
    def is_factor_shown(self, factor: SecondFactor, cleaned_data: dict[str, Any]) -> bool:
        if answer := cleaned_data.get(PASSKEY):
            return self.is_passkey_right(factor, answer)
        return is_code_right(self.user, factor, cleaned_data[CODE], self.request)


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

    def is_right(self, cleaned_data: dict[str, Any]) -> bool:
        return self.is_password_right(cleaned_data)

    @sensitive_variables()
    def is_password_right(self, cleaned_data: dict[str, Any]) -> bool:
        if "password" not in self.fields:
            return True
        limits = attempt_limits.login_limits(self.user.get_username(), self.request)
        return attempt_limits.check_counted_attempt(
            limits, lambda _at: self.user.check_password(cleaned_data["password"])
        )


class PasswordAndCodeForm(PasswordForm, CodeForm):
    """Confirms a change: an open browser is not enough. Does not say which of the two is wrong.

    Only after the right password does a code count as a guess: a stolen session must not use up the
    owner's guesses at codes.
    """

    one_time_password = code_field(
        help_text=gettext_lazy("A new code of your authenticator app, or a recovery code.")
    )
    wrong = gettext_lazy("The password or the code is wrong, or the code has been used.")
    wrong_passkey = gettext_lazy("The password is wrong, or the passkey was not accepted.")
    field_order = ["password", CODE]

    def __init__(self, user: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(user, request, *args, **kwargs)
        if self.factor is None:
            del self.fields[CODE], self.fields[PASSKEY]

    @sensitive_variables()
    def is_right(self, cleaned_data: dict[str, Any]) -> bool:
        if not self.is_password_right(cleaned_data):
            return False
        return self.factor is None or self.is_factor_shown(self.factor, cleaned_data)
