"""View and script that tell an open form whether its user is still signed in."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe


@require_safe
def session_status(request: HttpRequest) -> HttpResponse:
    """Return JSON with the signed-in user; for browsers, a page that leads back to the form.

    Wagtail refuses scripts of anonymous users, and asks people to sign in before they come here.
    `token` is the CSRF token of the newest sign-in, which `login` identifies; a form that was
    opened before it has an older token.
    """
    if request.headers.get("Accept") == "application/json":
        token = get_token(request)
        login = salted_hmac(__name__, request.META["CSRF_COOKIE"], algorithm="sha256").hexdigest()
        return JsonResponse({"user": str(request.user.pk), "login": login, "token": token})
    return render(request, "groupsite_people/admin/signed_in.html")


def lost_connection_script() -> SafeString:
    """Return the script tag that warns editors when nothing can be saved, with its messages."""
    return format_html(
        '<script src="{}" data-url="{}" data-signed-out="{}" data-sign-in="{}" data-other-user="{}"'
        ' data-no-answer="{}"></script>',
        static("groupsite_people/js/connection.js"),
        reverse("groupsite_people_session"),
        _(
            "You are signed out. What you type stays here and will be saved once you have signed "
            "in."
        ),
        _("Sign in (opens in a new tab)"),
        _("You are signed in with another account, so nothing here is saved."),
        _(
            "The server is not responding. What you type stays here and will be saved when it "
            "responds again."
        ),
    )
