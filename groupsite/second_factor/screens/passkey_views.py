"""Adding and removing passkeys, and the challenge that a browser gets before it uses one."""

import secrets
from datetime import UTC, datetime
from typing import Any, Final

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.generic import View

from groupsite.logins import attempt_limits
from groupsite.second_factor import changes, requirement
from groupsite.second_factor.models import MAX_PASSKEY_NAME, SecondFactor
from groupsite.second_factor.passkeys import ceremonies
from groupsite.second_factor.passkeys.ceremonies import Account, PasskeyRefusedError, relying_party
from groupsite.second_factor.passkeys.challenges import Purpose, keep_challenge, take_challenge
from groupsite.second_factor.screens.forms import PasswordAndCodeForm
from groupsite.second_factor.screens.views import ConfirmedChangeView

MAX_PASSKEYS: Final = 20
HANDLE_BYTES: Final = 32


@method_decorator(never_cache, name="dispatch")
class PasskeyChallengeView(View):
    """Gives the browser a challenge: for the user's passkeys, or on the login page for any."""

    def post(self, request: HttpRequest) -> JsonResponse:
        at = datetime.now(UTC)
        user: Any = requirement.waiting_user(request) or request.user
        party, credentials, account = relying_party(request), None, None
        if user.is_authenticated and "any_account" not in request.POST:
            account, factor = user.pk, requirement.second_factor_of(user)
            credentials = factor.credentials_at(party.host) if factor else []
        else:
            limits = attempt_limits.begun_login_limits(request)
            attempt_limits.count_attempt_or_raise(limits, at)
        options, challenge = ceremonies.signing_options(party, credentials)
        keep_challenge(request, Purpose.SIGN_IN, account, challenge, at)
        return JsonResponse(options)


class AddPasskeyView(ConfirmedChangeView):
    """Asks for the password and a code; then the browser makes a passkey, which is stored under a name.

    Only the first step makes a challenge, so nothing can be stored without it.
    """

    title = gettext_lazy("Add a passkey")
    explanation = gettext_lazy(
        "A passkey is stored in your phone, your computer, your password manager or a security key. You "
        "sign in by unlocking it, without the password and a code; after the university’s sign-in, it "
        "replaces the code. First confirm that it is you."
    )
    button = gettext_lazy("Continue")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not ceremonies.can_have_passkeys(request):
            text = _("Browsers do not make passkeys for this address: it needs a name and https.")
            messages.warning(request, text)
            return redirect("wagtailadmin_account")
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "credential" in request.POST:
            return self.store(datetime.now(UTC))
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: PasswordAndCodeForm) -> HttpResponse:
        if self.factor.passkeys.count() >= MAX_PASSKEYS:
            messages.error(self.request, _("Remove one of your passkeys first."))
            return redirect("wagtailadmin_account")
        party, existing = relying_party(self.request), list(self.factor.passkeys.all())
        handle = existing[0].handle if existing else secrets.token_urlsafe(HANDLE_BYTES)
        account = Account(handle.encode(), self.owner.get_username())
        options, challenge = ceremonies.registration_options(
            party, account, self.factor.credentials_at(party.host)
        )
        # The handle comes back with the challenge, and not from the browser.
        kept = f"{challenge} {handle}"
        keep_challenge(self.request, Purpose.REGISTER, self.owner.pk, kept, datetime.now(UTC))
        context = {"options": options, "max_name": MAX_PASSKEY_NAME, "title": self.title}
        template = "groupsite/admin/second_factor/new_passkey.html"
        return TemplateResponse(self.request, template, context)

    def store(self, at: datetime) -> HttpResponse:
        """Store what the browser has made, and lead to the account page; if refused, to the beginning."""
        kept = take_challenge(self.request, Purpose.REGISTER, self.owner.pk, at)
        challenge, _space, handle = (kept or "").partition(" ")
        party, answer = relying_party(self.request), self.request.POST["credential"]
        try:
            if not challenge:
                raise PasskeyRefusedError("no challenge")
            credential = ceremonies.registered_credential(party, challenge, answer)
            name = free_name(self.factor, self.request.POST.get("name", ""))
            changes.add_passkey(self.factor, name, party.host, handle, credential, at)
        except (PasskeyRefusedError, IntegrityError):
            text = _(
                "The passkey was not stored, for example because it took more than five minutes."
            )
            messages.error(self.request, text)
            return redirect("groupsite_second_factor:add_passkey")
        messages.success(self.request, _("The passkey has been added."))
        return redirect("wagtailadmin_account")


class RemovePasskeyView(ConfirmedChangeView):
    title = gettext_lazy("Remove a passkey")
    explanation = gettext_lazy(
        "You cannot sign in with it any more. Where you are signed in elsewhere, you need a code again. "
        "Remove it from your device too: the site cannot."
    )
    button = gettext_lazy("Remove")

    def form_valid(self, form: PasswordAndCodeForm) -> HttpResponse:
        changes.remove_passkey(self.passkey, datetime.now(UTC))
        requirement.verify_session(self.request, self.factor)
        messages.success(self.request, _("The passkey has been removed."))
        return redirect("wagtailadmin_account")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(subject=self.passkey.name, **kwargs)

    def check_kwargs(self) -> None:
        self.passkey = get_object_or_404(self.factor.passkeys, pk=self.kwargs["pk"])
        self.passkey.factor = self.factor


def free_name(factor: SecondFactor, typed: str) -> str:
    """Return the name, shortened and with a number if the account has a passkey of this name."""
    wanted = " ".join(typed.split())[:MAX_PASSKEY_NAME] or _("Passkey")
    taken = set(factor.passkeys.values_list("name", flat=True))
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted[: MAX_PASSKEY_NAME - 5]} ({number})"
    return name
