"""The steps of a login: the password, then the code, or setting up the second factor."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import RedirectURLMixin
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView, View

from groupsite.logins import attempt_limits, forms_sent_while_signed_out
from groupsite.logins.views import (
    LoginViewWithKeptForm,
    kept_form_response,
    warn_form_not_saved,
)
from groupsite.second_factor import (
    authenticator_app,
    checking,
    requirement,
    university_accounts,
)
from groupsite.second_factor.changes import set_up_second_factor
from groupsite.second_factor.middleware import make_anonymous, redirect_with_next
from groupsite.second_factor.models import SecondFactor
from groupsite.second_factor.passkeys.ceremonies import can_have_passkeys, relying_party
from groupsite.second_factor.passkeys.challenges import Purpose, take_challenge
from groupsite.second_factor.screens.app_forms import SetUpForm
from groupsite.second_factor.screens.forms import PASSKEY, CodeForm
from people.content.languages.user_language import language_of_user

CODE_PAGE = "groupsite_second_factor:code"
SET_UP_PAGE = "groupsite_second_factor:set_up"


class LoginViewWithSecondFactor(LoginViewWithKeptForm):
    """The login page; after the right password, leads those with a second factor to the next step."""

    def form_valid(self, form: AuthenticationForm) -> HttpResponseBase:
        response = super().form_valid(form)
        request = self.request
        if not requirement.is_waiting_for_second_factor(request, request.user, datetime.now(UTC)):
            return response
        make_anonymous(request)
        if request.POST.get(forms_sent_while_signed_out.FIELD):
            if requirement.second_factor_of(requirement.waiting_user(request)):
                return CodeView.as_view()(request, is_first=True)
            warn_form_not_saved(request)  # it takes too long to set up a second factor
        return redirect_with_next(CODE_PAGE, self.get_success_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        offered = can_have_passkeys(self.request)
        return super().get_context_data(can_have_passkeys=offered, **kwargs)


@method_decorator([sensitive_post_parameters(), never_cache], name="dispatch")
class PasskeySignInView(RedirectURLMixin, View):
    """Signs in with a passkey alone: it is something to have, and is unlocked with something to know or be.

    Not into an account of the university, which may have ended there meanwhile.

    Nothing is asked about the account before that, so no answer shows whether one exists.
    """

    next_page = "wagtailadmin_home"

    def post(self, request: HttpRequest) -> HttpResponseBase:
        limits = attempt_limits.recovery_code_limits(request)
        factor = attempt_limits.check_counted_attempt(limits, self.factor_of_passkey)
        if factor is None:
            text = _("The passkey was not accepted. Try again, or enter your password.")
            return self.respond_to_refused_passkey(text)
        if university_accounts.is_university_account(factor.user):
            text = _(
                "Sign in with the university’s account first. Your passkey then replaces the code."
            )
            return self.respond_to_refused_passkey(text)
        login(request, factor.user, settings.AUTHENTICATION_BACKENDS[0])
        request.session.set_expiry(0)  # as Wagtail does if “Remember me” is not ticked
        requirement.verify_session(request, factor)
        return kept_form_response(request) or redirect(self.get_success_url())

    def factor_of_passkey(self, at: datetime) -> SecondFactor | None:
        challenge = take_challenge(self.request, Purpose.SIGN_IN, None, at)
        party, answer = relying_party(self.request), self.request.POST.get(PASSKEY, "")
        passkey = checking.passkey_of_answer(answer, party.host)
        if challenge is None or passkey is None or not passkey.factor.user.is_active:
            return None
        right = checking.use_passkey(passkey, party, challenge, answer, at)
        return passkey.factor if right else None

    def respond_to_refused_passkey(self, text: str) -> HttpResponse:
        """Return the login page, which still has a form that was sent while signed out."""
        messages.error(self.request, text)
        page = LoginViewWithSecondFactor()
        page.setup(self.request)
        unbound = page.get_form_class()(self.request)
        return render(self.request, page.template_name, page.get_context_data(form=unbound))


@method_decorator([sensitive_post_parameters(), never_cache], name="dispatch")
class LoginStepView(RedirectURLMixin, FormView[Any]):
    """A page outside of the admin, in the language of its user, for a user who has entered the password."""

    owner: Any = None
    next_page = "wagtailadmin_home"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.owner = self.find_owner()
        response = self.respond_before_form()
        if response is not None:
            return response
        with translation.override(language_of_user(self.owner)):
            response = super().dispatch(request, *args, **kwargs)
            # In this language, and not later.
            return response.render() if isinstance(response, TemplateResponse) else response

    def find_owner(self) -> Any:
        return requirement.waiting_user(self.request)

    def respond_before_form(self) -> HttpResponseBase | None:
        """Return the response if there is no user, or this page is not for the user; else None."""
        raise NotImplementedError

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.owner, "request": self.request}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kept = self.request.POST.get(forms_sent_while_signed_out.FIELD, "")
        return super().get_context_data(next=self.get_success_url(), kept_form=kept, **kwargs)


class CodeView(LoginStepView):
    """Asks for the code after the password. `is_first` shows the form even if a POST led here."""

    form_class = CodeForm
    template_name = "groupsite/admin/second_factor/code.html"

    def respond_before_form(self) -> HttpResponseBase | None:
        if self.owner is None:
            return redirect(self.get_success_url())
        if requirement.second_factor_of(self.owner) is None:
            return redirect_with_next(SET_UP_PAGE, self.get_success_url())
        return None

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if kwargs.get("is_first"):
            unbound = self.form_class(self.owner, request)
            return self.render_to_response(self.get_context_data(form=unbound))
        if "sign_out" in request.POST:
            logout(request)
            return redirect("wagtailadmin_login")
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: CodeForm) -> HttpResponse:
        factor = requirement.second_factor_of(self.owner)
        if factor is not None:
            requirement.verify_session(self.request, factor)
        self.request.user = self.owner
        return kept_form_response(self.request) or redirect(self.get_success_url())


def key_context(request: HttpRequest, secret: str, user: Any) -> dict[str, str]:
    """Return the secret of an app, to be typed and as a QR code."""
    name = relying_party(request).name
    address = authenticator_app.address_for_apps(secret, user.get_username(), name)
    parts = [secret[start : start + 4] for start in range(0, len(secret), 4)]
    return {
        "qr_code": authenticator_app.qr_code_data_uri(address),
        "secret": " ".join(parts),
    }


class SetUpView(LoginStepView):
    """Shows the QR code for the app, asks for its first code, and then shows the recovery codes once."""

    form_class = SetUpForm
    template_name = "groupsite/admin/second_factor/set_up.html"

    def find_owner(self) -> Any:
        user = self.request.user
        return super().find_owner() or (user if user.is_authenticated else None)

    def respond_before_form(self) -> HttpResponseBase | None:
        if self.owner is None or requirement.second_factor_of(self.owner) is not None:
            return redirect(self.get_success_url())
        if university_accounts.must_sign_in_again(self.request, self.owner):
            return university_accounts.redirect_to_university(self.request)
        return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        is_required = requirement.waiting_user(self.request) is not None
        shown = key_context(self.request, context["form"].secret, self.owner)
        return {**context, **shown, "is_required": is_required}

    def form_valid(self, form: SetUpForm) -> HttpResponse:
        if form.step is None:
            raise ValueError("A valid form has checked the code.")
        try:
            codes = set_up_second_factor(self.owner, form.secret, form.step, form.at)
        except IntegrityError:  # another browser has set it up meanwhile
            return redirect_with_next(CODE_PAGE, self.get_success_url())
        factor = requirement.second_factor_of(self.owner)
        if factor is not None:
            requirement.verify_session(self.request, factor)
        self.request.user = self.owner
        context = {"codes": codes, "next": self.get_success_url()}
        return TemplateResponse(self.request, "groupsite/admin/second_factor/codes.html", context)
