"""The view that sets a new password, reached by the mailed link."""

from datetime import UTC, datetime

from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpResponseBase
from wagtail.admin.views.account import PasswordResetConfirmView

from groupsite.logins import attempt_limits


class NewPasswordView(PasswordResetConfirmView):
    """Wagtail's view; resets the count of attempts, so that the owner can log in at once."""

    def form_valid(self, form: SetPasswordForm) -> HttpResponseBase:
        response = super().form_valid(form)
        attempt_limits.reset_account(self.user.get_username(), datetime.now(UTC))
        return response
