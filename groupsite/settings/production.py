"""Production settings, read from the environment; invalid values stop the start.

README lists the variables. A secret may also come from a file named by NAME_FILE.
"""

from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

from groupsite.settings.everywhere import *  # noqa: F403 — that is what settings modules do
from groupsite.settings.everywhere import INSTALLED_APPS, MIDDLEWARE, PROJECT, sqlite

env = environ.FileAwareEnv()


def flag(name: str) -> bool:
    """Return a boolean variable: exactly True or False; unset or empty is False."""
    value = env.str(name, default="")
    if value not in ("", "True", "False"):
        raise ImproperlyConfigured(f"{name}: write True or False, not {value!r}.")
    return value == "True"


if env.str("GROUPSITE_DEBUG", default=""):
    raise ImproperlyConfigured("GROUPSITE_DEBUG: production never runs with DEBUG. Remove it.")
DEBUG = False

SECRET_KEY = env.str("GROUPSITE_SECRET_KEY")
if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 10 or "demonstration" in SECRET_KEY:
    raise ImproperlyConfigured(
        "GROUPSITE_SECRET_KEY: use at least 50 random characters, which nobody else knows."
    )

ALLOWED_HOSTS = env.list("GROUPSITE_ALLOWED_HOSTS")
if not ALLOWED_HOSTS or any("*" in host or not host.strip(".") for host in ALLOWED_HOSTS):
    raise ImproperlyConfigured(
        "GROUPSITE_ALLOWED_HOSTS: name the hosts of the site, without '*', separated by commas."
    )
WAGTAILADMIN_BASE_URL = f"https://{ALLOWED_HOSTS[0]}"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

DATA = Path(env.str("GROUPSITE_DATA", default=str(PROJECT / "var")))
DATABASES: dict[str, Any] = {
    "default": env.db_url("GROUPSITE_DATABASE_URL")
    if env.str("GROUPSITE_DATABASE_URL", default="")
    else sqlite(DATA / "db.sqlite3")
}
MEDIA_ROOT = DATA / "media"
GROUPSITE_VACANCIES_FILES = DATA / "applications"
# Whatever the umask is: the web server finds a picture by its name, and nobody lists documents.
FILE_UPLOAD_PERMISSIONS = 0o644
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o711

# X-Forwarded-* is believed only where a proxy is said to be in front (R53).
if flag("GROUPSITE_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

# Static files come from this process, compressed and named by their content. Compression is outside of
# everything that reads or changes a page; the headers of security are outside of both.
after_security = MIDDLEWARE.index("django.middleware.security.SecurityMiddleware") + 1
MIDDLEWARE[after_security:after_security] = [
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "groupsite.middleware.compression.CompressedPages",
]
if flag("GROUPSITE_BEHIND_PROXY"):  # before anything asks who it is that asks, and when
    MIDDLEWARE[:0] = [
        "groupsite.middleware.proxy.AddressFromProxy",
        "groupsite.middleware.proxy.ArrivalFromProxy",
    ]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "groupsite.staticfiles.JoinedStaticFilesStorage"},
}

# A mail server that does not answer holds up other mail for so many seconds, and this one goes out
# later.
MAIL_TIMEOUT = env.int("GROUPSITE_MAIL_TIMEOUT", default=5)
if not 1 <= MAIL_TIMEOUT <= 30:
    raise ImproperlyConfigured("GROUPSITE_MAIL_TIMEOUT: between 1 and 30 seconds.")
MAIL_SECURITY = env.str("GROUPSITE_MAIL_SECURITY", default="")
if MAIL_SECURITY not in ("", "starttls", "tls"):
    raise ImproperlyConfigured("GROUPSITE_MAIL_SECURITY: write starttls or tls, or nothing.")
MAILERS = {
    "default": {
        "BACKEND": "vacancies.emails.smtp.EmailBackend",
        "OPTIONS": {
            "host": env.str("GROUPSITE_MAIL_HOST", default="localhost"),
            "port": env.int("GROUPSITE_MAIL_PORT", default=25),
            "username": env.str("GROUPSITE_MAIL_USER", default=""),
            "password": env.str("GROUPSITE_MAIL_PASSWORD", default=""),
            "use_tls": MAIL_SECURITY == "starttls",
            "use_ssl": MAIL_SECURITY == "tls",
            "timeout": MAIL_TIMEOUT,
        },
    }
}
DEFAULT_FROM_EMAIL = env.str(
    "GROUPSITE_MAIL_FROM", default=f"noreply@{ALLOWED_HOSTS[0].lstrip('.')}"
)
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# Where the tasks run: at once, or by `manage.py db_worker`.
TASKS_RUN = env.str("GROUPSITE_TASKS", default="")
if TASKS_RUN not in ("", "worker"):
    raise ImproperlyConfigured(f"GROUPSITE_TASKS: write worker or nothing, not {TASKS_RUN!r}.")
if TASKS_RUN == "worker":
    INSTALLED_APPS += ["django_tasks_db"]
    TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

GROUPSITE_VACANCIES_CLAMD = env.str("GROUPSITE_VACANCIES_CLAMD", default="")
if GROUPSITE_VACANCIES_CLAMD and not GROUPSITE_VACANCIES_CLAMD.startswith(("unix:/", "tcp://")):
    raise ImproperlyConfigured("GROUPSITE_VACANCIES_CLAMD: write unix:/path or tcp://host:port.")

# Whom to tell of a weakness, in /.well-known/security.txt; without it there is no such file.
GROUPSITE_SECURITY_CONTACT = env.str("GROUPSITE_SECURITY_CONTACT", default="")
