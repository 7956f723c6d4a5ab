"""The view by which an open form finds out whether its user is still signed in."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_safe


@require_safe
def show_session(request: HttpRequest) -> HttpResponse:
    """Return who is signed in, for scripts; for people, a page that leads back to their form.

    Wagtail refuses scripts of anonymous users, and asks people to sign in before they come here.
    The token is that of the newest login, which `login` stands for; a form from before has an old one.
    """
    if request.headers.get("Accept") == "application/json":
        token = get_token(request)
        login = salted_hmac(__name__, request.META["CSRF_COOKIE"], algorithm="sha256").hexdigest()
        return JsonResponse({"user": str(request.user.pk), "login": login, "token": token})
    return render(request, "groupsite_people/admin/signed_in.html")
