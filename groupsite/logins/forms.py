"""The forms at the admin's login page."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm, PasswordResetForm

from groupsite.logins import guesses
from people.moments import received_at


class SignInForm(LoginForm):
    """Wagtail's own, whose label of the password has no translation."""

    def __init__(self, request: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        self.fields["password"].label = _("Password")


class ResetForm(PasswordResetForm):
    """Wagtail's own, but one mailbox gets only so many links."""

    def save(self, *args: Any, request: Any = None, **options: Any) -> None:
        """Raises TooManyAttemptsError."""
        limits = guesses.at_reset(self.cleaned_data["email"], request)
        guesses.begin(limits, received_at(request))
        super().save(*args, request=request, **options)
