"""To the provider, back from it, and out of it.

If the provider is away, the sign-in page says so: an account with a password gets in there.
"""

from datetime import UTC, datetime
from typing import Any, Final

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.models import User
from django.contrib.auth.views import RedirectURLMixin
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View
from wagtail.admin.views.account import LogoutView

from groupsite.logins import attempt_limits
from groupsite.second_factor import requirement, university_accounts
from groupsite.university_login import identities, provider
from groupsite.university_login.configuration import UniversityLogin, university_login
from groupsite.university_login.identities import NoAccountError
from groupsite.university_login.provider import LoginRefusedError, ProviderAwayError

NEXT: Final = "groupsite_oidc_next"
AGAIN: Final = "groupsite_oidc_again"
SIGNED_IN: Final = "groupsite_oidc"  # in sessions that the provider has opened


@method_decorator(never_cache, name="dispatch")
class ProviderStepView(RedirectURLMixin, View):
    """A step that leads on, or back to the sign-in page with a message; 404 without a provider."""

    next_page = "wagtailadmin_home"
    config: UniversityLogin

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        config = university_login()
        if config is None:
            raise Http404
        self.config = config
        try:
            return super().dispatch(request, *args, **kwargs)
        except ProviderAwayError:
            text = _(
                "%(name)s does not answer at the moment. Try again later, or sign in with a password "
                "of this site if you have one."
            )
        except LoginRefusedError:
            text = _("Signing in with %(name)s was not completed. Try again.")
        except NoAccountError:
            text = _(
                "Your account at %(name)s may not be used here. Ask an administrator of this site."
            )
        messages.warning(request, text % {"name": config.name})
        return redirect("wagtailadmin_login")


class StartView(ProviderStepView):
    def get(self, request: HttpRequest) -> HttpResponseBase:
        at, limits = datetime.now(UTC), attempt_limits.begun_login_limits(request)
        attempt_limits.count_attempt_or_raise(limits, at)
        back = request.build_absolute_uri(reverse("groupsite_university_login:return"))
        again = university_accounts.AGAIN in request.GET
        asked = {"prompt": "login", "max_age": university_accounts.RECENT_SECONDS} if again else {}
        response = provider.redirect_to_provider(self.config, request, back, **asked)
        request.session[NEXT], request.session[AGAIN] = self.get_redirect_url(), again
        return response


class ReturnView(ProviderStepView):
    """The address to which the provider sends the browser. What it says is in a signed token."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        if NEXT not in request.session and _is_signed_in(request):
            # Opened again, such as with the Back button: there is nothing left to do.
            return redirect(self.get_default_redirect_url())
        following = request.session.pop(NEXT, "") or self.get_default_redirect_url()
        again, now = request.session.pop(AGAIN, False), datetime.now(UTC)
        claims = provider.claims_of_return(self.config, request)
        signed_in_at = university_accounts.signed_in_at_university(claims.get("auth_time"), now)
        if again and not university_accounts.is_recent(signed_in_at, now):
            raise LoginRefusedError("not asked again")
        user = self.account(claims)
        login(request, user, settings.AUTHENTICATION_BACKENDS[0])
        request.session.set_expiry(0)
        request.session[SIGNED_IN] = True
        request.session[university_accounts.SIGNED_IN_AT] = signed_in_at
        if identities.has_second_factor(self.config, claims):
            requirement.accept_second_factor_of_provider(request)
        return redirect(following)

    def account(self, claims: dict[str, Any]) -> User:
        at = datetime.now(UTC)
        try:
            return identities.account_of_claims(self.config, claims, at)
        except IntegrityError:  # another tab of somebody new was faster
            return identities.account_of_claims(self.config, claims, at)


def _is_signed_in(request: HttpRequest) -> bool:
    """Whether somebody is signed in, or has only the second factor still to show."""
    return request.user.is_authenticated or requirement.waiting_user(request) is not None


class LogoutViewWithProvider(LogoutView):
    """Wagtail’s view; after a session that the provider has opened, offers to sign out there too."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        by_provider = request.session.get(SIGNED_IN, False)
        response: HttpResponseBase = super().post(request, *args, **kwargs)
        return redirect("groupsite_university_login:ended") if by_provider else response


class EndedView(ProviderStepView):
    """Says that the session here has ended. A link leads on: a redirect after a form could not."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        context = {"name": self.config.name}
        return render(request, "groupsite/admin/university_login/ended.html", context)


class SignOutView(ProviderStepView):
    def get(self, request: HttpRequest) -> HttpResponseBase:
        back = request.build_absolute_uri(reverse("wagtailadmin_login"))
        address = provider.sign_out_address(self.config, back)
        if address is None:
            raise ProviderAwayError
        return redirect(address)
