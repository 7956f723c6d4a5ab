"""The forms at the admin's login page."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm, PasswordResetForm

from groupsite.logins import attempt_limits
from vacancies.emails import after_response


class SignInForm(LoginForm):
    """Wagtail's login form with a translated password label, which Wagtail's own lacks."""

    def __init__(self, request: HttpRequest | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        self.fields["password"].label = _("Password")


class ResetForm(PasswordResetForm):
    """Wagtail's form with a rate limit per mailbox; mail is sent after the response.

    Looks up the account after the response too, so that the duration does not reveal it (R62).
    """

    def save(self, *args: Any, request: HttpRequest | None = None, **options: Any) -> None:
        """Send the mail after the response. Raises TooManyAttemptsError."""
        limits = attempt_limits.password_reset_limits(self.cleaned_data["email"], request)
        attempt_limits.count_attempt(limits, datetime.now(UTC))
        send = partial(super().save, *args, request=request, **options)
        after_response.run_after_response(partial(_send_in_language, get_language() or "", send))


def _send_in_language(language: str, send: Callable[[], None]) -> None:
    with override(language):
        send()
