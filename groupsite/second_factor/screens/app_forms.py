"""The form that sets up an authenticator app.

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
from groupsite.second_factor.screens.forms import CODE, PasswordForm, code_field

# How long the page for setting up may stay open.
SET_UP_SECONDS: Final = 3600


class SetUpForm(PasswordForm):
    """The password, and the first code of an app that has read the secret.

    The page carries the secret, encrypted and for this account only, until the code proves that the app
    has it. Nothing is stored before that.
    """

    one_time_password = code_field(help_text=gettext_lazy("The six digits that the app shows now."))
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
