"""Choosing a new password by the mailed link."""

from datetime import UTC, datetime
from typing import Any

from django.http import HttpResponseBase
from wagtail.admin.views.account import PasswordResetConfirmView

from groupsite.logins import guesses


class NewPassword(PasswordResetConfirmView):
    """Wagtail's own; the owner of the mailbox can log in at once, however many others have guessed."""

    def form_valid(self, form: Any) -> HttpResponseBase:
        response = super().form_valid(form)
        guesses.forget_account(self.user.get_username(), datetime.now(UTC))
        return response
