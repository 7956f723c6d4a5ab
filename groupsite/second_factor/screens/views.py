"""Views in the admin: turning off, another phone, new recovery codes, and an administrator's reset.

Each asks for the password and a code again, so that a stolen session cannot change anything.
"""

from datetime import UTC, datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView
from wagtail.admin.auth import require_admin_access

from groupsite.second_factor import changes
from groupsite.second_factor.changes import Change
from groupsite.second_factor.requirement import second_factor_of, verify_session
from groupsite.second_factor.screens.app_forms import NewPhoneForm
from groupsite.second_factor.screens.forms import PasswordAndCodeForm
from groupsite.second_factor.screens.login_views import key_context


@method_decorator([sensitive_post_parameters(), never_cache, require_admin_access], name="dispatch")
class ConfirmedChangeView(FormView[PasswordAndCodeForm]):
    """Changes a second factor, after the user has entered their own password and a code."""

    form_class = PasswordAndCodeForm
    template_name = "groupsite/admin/second_factor/confirm.html"
    title: str | Promise = ""
    explanation: str | Promise = ""
    button: str | Promise = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.owner = self.find_owner()
        factor = second_factor_of(self.owner)
        if factor is None:
            messages.warning(request, _("Two-step verification is not set up for this account."))
            return redirect("wagtailadmin_account")
        self.factor = factor
        self.check_kwargs()
        return super().dispatch(request, *args, **kwargs)

    def find_owner(self) -> Any:
        """Return the user whose second factor is changed."""
        return self.request.user

    def check_kwargs(self) -> None:
        """Find what the URL names. Raises Http404."""

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user, "request": self.request}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        texts = {"title": self.title, "explanation": self.explanation, "button": self.button}
        return super().get_context_data(**texts, owner=self.owner, **kwargs)


class TurnOffView(ConfirmedChangeView):
    title = gettext_lazy("Turn off two-step verification")
    explanation = gettext_lazy(
        "Afterwards, your password is enough to sign in. If you must use two-step verification, "
        "you will be asked to set it up again at once. Your passkeys are removed, too."
    )
    button = gettext_lazy("Turn off")

    def form_valid(self, form: PasswordAndCodeForm) -> HttpResponse:
        at = datetime.now(UTC)
        changes.remove_second_factor(self.factor, Change.TURN_OFF, self.request.user, at)
        messages.success(self.request, _("Two-step verification has been turned off."))
        return redirect("wagtailadmin_account")


class NewPhoneView(ConfirmedChangeView):
    """Shows the key of another app, whose first code puts it in the place of the earlier one."""

    form_class = NewPhoneForm
    template_name = "groupsite/admin/second_factor/new_phone.html"
    title = gettext_lazy("Use another phone or app")
    explanation = gettext_lazy(
        "The phone that you have used until now shows wrong codes afterwards. Your recovery codes and "
        "passkeys stay. Where you are signed in elsewhere, you need a code again."
    )
    button = gettext_lazy("Use the new one")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, **key_context(self.request, context["form"].secret, self.owner)}

    def form_valid(self, form: PasswordAndCodeForm) -> HttpResponse:
        if not isinstance(form, NewPhoneForm) or form.step is None:
            raise ValueError("A valid form has checked the code.")
        changes.replace_app(self.factor, form.secret, form.step, form.at)
        verify_session(self.request, self.factor)
        messages.success(self.request, _("The new phone or app now shows your codes."))
        return redirect("wagtailadmin_account")


class NewRecoveryCodesView(ConfirmedChangeView):
    title = gettext_lazy("Make new recovery codes")
    explanation = gettext_lazy("The earlier recovery codes stop working.")
    button = gettext_lazy("Make new codes")

    def form_valid(self, form: PasswordAndCodeForm) -> HttpResponse:
        codes = changes.make_new_recovery_codes(self.factor, datetime.now(UTC))
        context = {"codes": codes, "next": ""}
        return TemplateResponse(self.request, "groupsite/admin/second_factor/codes.html", context)


class ResetView(ConfirmedChangeView):
    """For administrators, when somebody has lost the phone and the codes: ends the password, too."""

    title = gettext_lazy("Reset two-step verification")
    explanation = gettext_lazy(
        "Make sure that the request really comes from the owner of the account, for example by calling "
        "them. Their password stops working too. The owner gets an e-mail, chooses a new password with "
        "“Forgotten password?” on the sign-in page, and can then set up two-step verification again."
    )
    button = gettext_lazy("Reset")

    def find_owner(self) -> Any:
        user: Any = self.request.user
        # With neither a password here nor a second factor, nothing would be asked for.
        may_confirm = user.has_usable_password() or second_factor_of(user) is not None
        if not (user.is_superuser and may_confirm):
            raise PermissionDenied
        return get_object_or_404(get_user_model(), pk=self.kwargs["pk"])

    def form_valid(self, form: PasswordAndCodeForm) -> HttpResponse:
        at = datetime.now(UTC)
        changes.remove_second_factor(self.factor, Change.RESET, self.request.user, at)
        messages.success(self.request, _("Two-step verification and the password have been reset."))
        return redirect("wagtailusers_users:index")
