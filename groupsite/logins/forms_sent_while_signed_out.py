"""Keeps the contents of an admin form that is submitted after its author has been signed out.

1. At login a signed cookie remembers whose forms carry the new CSRF secret (`set_csrf_owner_on_request`).
2. A form sent while signed out is answered with the login page, which carries the fields in one signed
   field. Nothing of it is stored. Passwords and files are never carried.
3. After login the same person, and nobody else, gets the form back and sends it with one press.

A form from before another login has an old CSRF token. It is kept in the same way if the browser says
that it came from this site (`csrf_failure`).
"""

from dataclasses import asdict, dataclass
from typing import Any, Final

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.middleware import csrf
from django.urls import reverse
from django.utils.crypto import salted_hmac

COOKIE: Final = "groupsite_forms"
FIELD: Final = "kept_form"
SALT: Final = "groupsite.logins.forms_sent_while_signed_out"
MAX_LENGTH: Final = 1_000_000  # characters, signed and compressed
SIGN_INS: Final = 5  # whose forms a browser may still have open
AUTHOR: Final = "_groupsite_author"
NEVER: Final = ("password", "csrfmiddlewaretoken", FIELD)


@dataclass(frozen=True)
class KeptForm:
    """The fields of a form that was sent while its author was signed out."""

    path: str
    author: str  # primary key of the account
    fields: list[tuple[str, str]]
    had_files: bool


def set_csrf_owner_on_request(request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """Handle `user_logged_in`: store on the request which account gets the new CSRF secret."""
    found = _form_authors_by_csrf_digest(request)
    found[_csrf_secret_digest(request.META.get("CSRF_COOKIE", ""))] = str(user.pk)
    setattr(request, AUTHOR, dict(list(found.items())[-SIGN_INS:]))


def set_form_authors_cookie_after_login(request: HttpRequest, response: Any) -> None:
    """After a login, set a signed cookie that says which account's forms have which CSRF secret."""
    if found := getattr(request, AUTHOR, None):
        response.set_cookie(
            COOKIE,
            signing.dumps(found, salt=SALT),
            max_age=settings.CSRF_COOKIE_AGE,
            path=reverse("wagtailadmin_home"),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def _form_authors_by_csrf_digest(request: HttpRequest) -> dict[str, str]:
    try:
        found: dict[str, str] = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT)
    except signing.BadSignature:
        return {}
    return found


def _csrf_secret_digest(secret: str) -> str:
    return salted_hmac(SALT, secret, algorithm="sha256").hexdigest()[:20]


def form_author_id(request: HttpRequest) -> str | None:
    """Return the primary key of the account to which the posted form was shown; None if unknown."""
    token = request.POST.get("csrfmiddlewaretoken", "")
    if len(token) != csrf.CSRF_TOKEN_LENGTH or not (token.isascii() and token.isalnum()):
        return None
    secret = csrf._unmask_cipher_token(token)  # type: ignore[attr-defined]
    return _form_authors_by_csrf_digest(request).get(_csrf_secret_digest(secret))


def sign_posted_form(request: HttpRequest) -> str:
    """Return the posted fields except passwords, signed; empty if too long or of unknown author."""
    author = form_author_id(request)
    if author is None:
        return ""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if not any(never in name.lower() for never in NEVER)
        for value in values
    ]
    kept = KeptForm(request.get_full_path(), author, fields, bool(request.FILES))
    text = signing.dumps(asdict(kept), salt=SALT, compress=True)
    return text if len(text) <= MAX_LENGTH else ""


def read_signed_form(text: str) -> KeptForm | None:
    """Return the form in a signed text; None if the text is invalid or older than a session."""
    try:
        found = signing.loads(text, salt=SALT, max_age=settings.SESSION_COOKIE_AGE)
    except signing.BadSignature:
        return None
    return KeptForm(**found) if isinstance(found, dict) and "path" in found else None


def is_from_this_site(request: HttpRequest) -> bool:
    """Whether the browser says that a page of this site sent the form."""
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def is_admin_request(request: HttpRequest) -> bool:
    return request.path.startswith(reverse("wagtailadmin_home"))


def is_sent_by_script(request: HttpRequest) -> bool:
    """Whether a script sent the request, such as autosave, which reports errors itself."""
    return (
        request.headers.get("X-Requested-With") == "XMLHttpRequest"
        or request.headers.get("Accept") == "application/json"
    )


def is_redirect_to_login(response: HttpResponse) -> bool:
    login = reverse("wagtailadmin_login")
    return response.status_code == 302 and response.headers["Location"].startswith(f"{login}?")
