"""The account page: a new e-mail address needs a code too, if the account has a second factor."""

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groupsite.logins.email_change import PasswordProtectedNameEmailForm
from groupsite.second_factor.requirement import second_factor_of
from groupsite.second_factor.screens.forms import CODE, code_field, is_code_right
from groupsite.second_factor.university_accounts import is_university_account

RIGHT_CODES: Final = "_groupsite_right_codes"


class NameEmailFormWithCode(PasswordProtectedNameEmailForm):
    """Anyone who controls the address can choose a new password: a stolen session must not set it.

    The code is asked for after the password, so that only who knows that uses up guesses.
    """

    one_time_password = code_field(
        required=False,
        help_text=gettext_lazy(
            "You need it to change the e-mail address: a new code of your app, or a recovery code."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "email" not in self.fields or second_factor_of(self.instance) is None:
            del self.fields[CODE]
            self._refuse_if_nothing_is_asked()

    def _refuse_if_nothing_is_asked(self) -> None:
        """An account of the university has no password here: only a code shows that it is the owner."""
        if "email" not in self.fields or self.instance.has_usable_password():
            return
        if is_university_account(self.instance):
            self.fields["email"].disabled = True
            self.fields["email"].help_text = _(
                "Set up two-step verification first, if you want to change it."
            )

    def clean(self) -> dict[str, Any]:
        cleaned_data = super().clean()
        if (
            CODE in self.fields
            and self.is_email_changed(cleaned_data)
            and not self._is_code_right(cleaned_data.get(CODE, ""))
        ):
            text = _("Enter a new code to change the e-mail address. Each code works once.")
            self.refuse_new_address(cleaned_data, CODE, text)
        return cleaned_data

    def _is_code_right(self, code: str) -> bool:
        """Whether the code is right; Wagtail creates the form twice to show errors, and it works once."""
        factor = second_factor_of(self.instance)
        if factor is None or not code:
            return False
        checked = self.instance.__dict__.setdefault(RIGHT_CODES, {})
        if code not in checked:
            checked[code] = is_code_right(self.instance, factor, code, None)
        return bool(checked[code])
