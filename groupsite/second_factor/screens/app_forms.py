"""Forms that set up an authenticator app, or another one in its place.

The page carries the secret, encrypted and for this account only, until a code proves that the app has it.
Nothing is stored before that.
"""

import json
from datetime import UTC, datetime
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables

from groupsite.second_factor import authenticator_app, encryption
from groupsite.second_factor.screens.forms import (
    CODE,
    GuessForm,
    PasswordAndCodeForm,
    PasswordForm,
    code_field,
)

# How long the page for setting up may stay open.
SET_UP_SECONDS: Final = 3600


class NewAppForm(GuessForm):
    """A form with the secret of a new app, and the field in which its first code is entered."""

    code_of_new_app = CODE
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
    def check_new_app(self, cleaned_data: dict[str, Any]) -> None:
        if self.is_outdated:
            raise ValidationError(_("This page was open for too long. Scan the new QR code."))
        if self.code_of_new_app in cleaned_data:
            code = "".join(cleaned_data[self.code_of_new_app].split())
            self.step = authenticator_app.matching_step(self.secret, code, self.at)
            if self.step is None:
                text = _("This code is wrong. Check the time of your phone.")
                self.add_error(self.code_of_new_app, text)

    def _posted_secret(self) -> str | None:
        token = self.data.get("token", "")
        text = encryption.decrypt_recent(token, SET_UP_SECONDS, self.at) if token else None
        user, secret = json.loads(text) if text else (None, None)
        return secret if user == self.user.pk else None


class SetUpForm(NewAppForm, PasswordForm):
    """The password, and the first code of an app that has read the secret."""

    one_time_password = code_field(help_text=gettext_lazy("The six digits that the app shows now."))

    @sensitive_variables()
    def clean(self) -> dict[str, Any]:
        cleaned_data = super().clean()
        self.check_new_app(cleaned_data)
        return cleaned_data


class NewPhoneForm(NewAppForm, PasswordAndCodeForm):
    """Password and second factor as for every change, and the first code of another app.

    That code is checked first: if it is wrong, the code of the earlier app has not been used.
    """

    code_of_new_app = "new_code"

    one_time_password = code_field(
        help_text=gettext_lazy(
            "A code of the app that you have used until now, or a recovery code."
        )
    )
    new_code = code_field(help_text=gettext_lazy("The six digits that the new app shows now."))
    field_order = ["password", CODE, "new_code"]

    def __init__(self, user: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(user, request, *args, **kwargs)
        self.fields["new_code"].label = _("Code of the new app")

    @sensitive_variables()
    def clean(self) -> dict[str, Any]:
        self.check_new_app(self.cleaned_data)
        return super().clean()
