"""The login page, the form that was kept over a login, and the page that sets a new password."""

from datetime import UTC, datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.forms import AuthenticationForm, SetPasswordForm
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext
from django.views.csrf import csrf_failure as plain_csrf_failure
from wagtail.admin.views.account import LoginView, PasswordResetConfirmView

from groupsite.logins import attempt_limits, forms_sent_while_signed_out
from groupsite.logins.forms import FirstSignInForm
from groupsite.logins.forms_sent_while_signed_out import KeptForm
from people.content.languages.user_language import language_of_user


class LoginViewWithKeptForm(LoginView):
    """Wagtail's login view; gives a form that was sent while signed out back to its author."""

    def form_valid(self, form: AuthenticationForm) -> HttpResponseBase:
        response = super().form_valid(form)
        return kept_form_response(self.request) or response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        posted = self.request.POST.get(forms_sent_while_signed_out.FIELD, "")
        return super().get_context_data(**{"kept_form": posted, **kwargs})


def render_login_with_kept_form(request: HttpRequest, signed_form: str) -> HttpResponse:
    """Return a 403 response: the login page with the signed form in a hidden field."""
    view = LoginViewWithKeptForm()
    view.setup(request)
    form = view.get_form_class()(request)
    context = view.get_context_data(form=form, kept_form=signed_form, next=request.get_full_path())
    response = render(request, view.template_name, context, status=403)
    add_never_cache_headers(response)
    return response


def kept_form_response(request: HttpRequest) -> HttpResponse | None:
    """Return the page with the form that a login carried; None if there is none, or of another author."""
    posted = request.POST.get(forms_sent_while_signed_out.FIELD, "")
    kept = forms_sent_while_signed_out.read_signed_form(posted)
    if kept is None:
        return None
    if kept.author == str(request.user.pk):
        return render_kept_form(request, kept)
    text = gettext(
        "The form that was waiting on the sign-in page was filled in by a user signed in "
        "with a different account, so it has not been sent."
    )
    messages.warning(request, text)
    return None


def warn_form_not_saved(request: HttpRequest) -> None:
    """Leave a message that a form, which was sent while signed out, could not be kept."""
    text = gettext(
        "The last thing that you sent was not saved. You may still find it with your "
        "browser’s Back button."
    )
    messages.warning(request, text)


def render_kept_form(request: HttpRequest, kept: KeptForm) -> HttpResponse:
    """Return the page that shows that the form was kept, with a button that sends it."""
    with translation.override(language_of_user(request.user)):
        response = render(request, "groupsite/admin/kept_form.html", {"kept": kept})
    add_never_cache_headers(response)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """Handle a CSRF failure: keep an admin form opened before another login, else refuse it."""
    if forms_sent_while_signed_out.is_admin_request(
        request
    ) and forms_sent_while_signed_out.is_from_this_site(request):
        text = (
            ""
            if forms_sent_while_signed_out.is_sent_by_script(request)
            else forms_sent_while_signed_out.sign_posted_form(request)
        )
        kept = forms_sent_while_signed_out.read_signed_form(text)
        if kept and not request.user.is_authenticated:
            return render_login_with_kept_form(request, text)
        if kept and kept.author == str(request.user.pk):
            return render_kept_form(request, kept)
    return plain_csrf_failure(request, reason)


class NewPasswordView(PasswordResetConfirmView):
    """Wagtail's view for a new password; also resets the count of attempts, so that the owner can log in.

    Who has never signed in is asked for names and language too.
    """

    def is_first_sign_in(self) -> bool:
        """Whether the link is valid and nobody has signed in with its account yet."""
        return self.validlink and self.user.last_login is None

    def get_form_class(self) -> type[SetPasswordForm]:
        return FirstSignInForm if self.is_first_sign_in() else super().get_form_class()

    def get_template_names(self) -> list[str]:
        return (
            ["groupsite/admin/first_sign_in.html"]
            if self.is_first_sign_in()
            else [self.template_name]
        )

    def form_valid(self, form: SetPasswordForm) -> HttpResponseBase:
        response = super().form_valid(form)
        attempt_limits.reset_account_attempts(self.user.get_username(), datetime.now(UTC))
        return response
