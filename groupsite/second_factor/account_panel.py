"""The part of the account page about two-step verification, and the reset in the list of users."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel
from wagtail.admin.widgets.button import Button

from groupsite.second_factor.passkeys.ceremonies import can_have_passkeys, relying_party
from groupsite.second_factor.requirement import second_factor_of


class SecondFactorPanel(BaseSettingsPanel):
    name = "second_factor"
    title = _("Two-step verification")
    order = 510  # below the password
    template_name = "groupsite/admin/second_factor/account_panel.html"

    def get_form(self) -> forms.Form:
        """Return a form without fields: the page validates and saves the forms of all panels."""
        return forms.Form()

    def get_context_data(self) -> dict[str, Any]:
        factor = second_factor_of(self.user)
        return {
            "factor": factor,
            "passkeys": factor.passkeys.all() if factor else [],
            "host": relying_party(self.request).host,
            "can_have_passkeys": can_have_passkeys(self.request),
        }


def buttons_in_list_of_users(user: Any, request_user: Any) -> list[Button]:
    """Return the button to reset the second factor, for administrators."""
    address = reverse("groupsite_second_factor:reset", args=[user.pk])
    label = _("Reset two-step verification")
    return (
        [Button(label, address, icon_name="key", priority=60)] if request_user.is_superuser else []
    )
