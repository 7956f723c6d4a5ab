"""Production settings, read from the environment; an invalid value prevents the start.

docs/reference/environment.md lists the variables. A secret can also be read from a file named by NAME_FILE.
"""

import os
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from groupsite.monitoring.error_reports import check_dsn
from groupsite.monitoring.log_format import FORMATS, logging_settings
from groupsite.page_cache.cache_setting import page_cache_settings
from groupsite.servers.shared_cache import is_cache_address, shared_cache_settings
from groupsite.settings.all_environments import *  # noqa: F403 — that is what settings modules do
from groupsite.settings.all_environments import (
    CACHES,
    INSTALLED_APPS,
    MIDDLEWARE,
    PROJECT,
    sqlite_database_settings,
)
from groupsite.settings.buckets import bucket_storages
from groupsite.settings.environment import env, env_flag, env_number
from groupsite.settings.openid_connect import openid_connect_settings

if env.str("GROUPSITE_DEBUG", default=""):
    raise ImproperlyConfigured("GROUPSITE_DEBUG: production never runs with DEBUG. Remove it.")
DEBUG = False

SECRET_KEY = env.str("GROUPSITE_SECRET_KEY")
if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 10 or "demonstration" in SECRET_KEY:
    raise ImproperlyConfigured(
        "GROUPSITE_SECRET_KEY: use at least 50 random characters, which nobody else knows."
    )

# Earlier keys, while sessions and links that they signed are still in use.
SECRET_KEY_FALLBACKS = env.list("GROUPSITE_SECRET_KEY_FALLBACKS", default=[])
if SECRET_KEY in SECRET_KEY_FALLBACKS or any(len(key) < 50 for key in SECRET_KEY_FALLBACKS):
    raise ImproperlyConfigured(
        "GROUPSITE_SECRET_KEY_FALLBACKS: earlier keys, separated by commas, without the present one."
    )

ALLOWED_HOSTS = env.list("GROUPSITE_ALLOWED_HOSTS")
if not ALLOWED_HOSTS or any("*" in host or not host.strip(".") for host in ALLOWED_HOSTS):
    raise ImproperlyConfigured(
        "GROUPSITE_ALLOWED_HOSTS: name the hosts of the site, without '*', separated by commas."
    )
WAGTAILADMIN_BASE_URL = f"https://{ALLOWED_HOSTS[0]}"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

DATA = Path(env.str("GROUPSITE_DATA", default=str(PROJECT / "var")))
DATABASE_URL = env.str("GROUPSITE_DATABASE_URL", default="")
POOL_MIN = env_number("GROUPSITE_DATABASE_POOL_MIN", default=1, lowest=0, highest=100)
POOL_MAX = env_number("GROUPSITE_DATABASE_POOL_MAX", default=15, lowest=0, highest=100)
DATABASES: dict[str, Any]
if DATABASE_URL:
    # Its driver takes 0.1 s to import.
    from groupsite.settings.postgresql import postgresql_settings

    DATABASES = {"default": postgresql_settings(DATABASE_URL, POOL_MIN, POOL_MAX)}
    INSTALLED_APPS += ["django.contrib.postgres"]  # Wagtail's search asks for it
else:
    # To open a connection costs 4 ms of processor time with SQLite, which parses all tables and triggers.
    # It takes 1.5 MB for each thread that has been in use.
    DATABASES = {"default": {**sqlite_database_settings(DATA / "db.sqlite3"), "CONN_MAX_AGE": 60}}
MEDIA_ROOT = DATA / "media"
GROUPSITE_VACANCIES_FILES = DATA / "applications"
# What several machines share, or each process has for itself.
CACHE_URL = env.str("GROUPSITE_CACHE_URL", default="")
if CACHE_URL and not is_cache_address(CACHE_URL):
    raise ImproperlyConfigured(
        "GROUPSITE_CACHE_URL: write redis://:password@host:6379/0, with special characters "
        "percent-encoded; rediss:// uses TLS."
    )
if CACHE_URL:
    CACHES = {"default": shared_cache_settings(CACHE_URL, "groupsite")}
# Public pages for anonymous visitors: groupsite/page_cache/README.md.
CACHES = {
    **CACHES,
    **page_cache_settings(
        env.str("GROUPSITE_PAGE_CACHE", default=""), DATA / "pages", shared=CACHE_URL
    ),
}
# nginx on this machine answers with cached pages by itself: groupsite/front_cache.
if env_flag("GROUPSITE_FRONT_CACHE"):
    if DATABASE_URL or "groupsite_pages" not in CACHES:
        raise ImproperlyConfigured(
            "GROUPSITE_FRONT_CACHE: needs SQLite, because other machines could write to a PostgreSQL "
            "server, and GROUPSITE_PAGE_CACHE must not be off."
        )
    GROUPSITE_FRONT_CACHE = DATA / "front"
# Independent of the umask: the web server can read a picture by its name, but nobody can list
# documents.
FILE_UPLOAD_PERMISSIONS = 0o644
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o711

GROUPSITE_SECOND_FACTOR_REQUIRED = env_flag("GROUPSITE_SECOND_FACTOR_REQUIRED", default=True)

GROUPSITE_OIDC = openid_connect_settings()

# X-Forwarded-* is trusted only if the settings say that there is a proxy (R53).
if env_flag("GROUPSITE_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

# This process serves static files, compressed and with hashed names. Compression wraps all
# middleware that reads or changes a page; security headers wrap both.
after_security = MIDDLEWARE.index("django.middleware.security.SecurityMiddleware") + 1
MIDDLEWARE[after_security:after_security] = [
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "groupsite.middleware.compression.CompressedPages",
]
if env_flag(
    "GROUPSITE_BEHIND_PROXY"
):  # before any middleware that uses the client's address or the time of arrival
    MIDDLEWARE[:0] = [
        "groupsite.middleware.proxy.ClientAddressFromProxy",
        "groupsite.middleware.proxy.ArrivalTimeFromProxy",
        "groupsite.middleware.proxy.RequestIdFromProxy",
    ]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "groupsite.staticfiles.storage.BundledStaticFilesStorage"},
    **bucket_storages(),
}

# Timeout in seconds: a mail server that does not answer delays other mail for this long, and its
# own mail is sent later.
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

# Tasks run immediately, or in `manage.py db_worker`.
TASKS_RUN = env.str("GROUPSITE_TASKS", default="")
if TASKS_RUN not in ("", "worker"):
    raise ImproperlyConfigured(f"GROUPSITE_TASKS: write worker or nothing, not {TASKS_RUN!r}.")
if TASKS_RUN == "worker":
    INSTALLED_APPS += ["django_tasks_db"]
    TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

GROUPSITE_RESEARCH_SYNC = env_flag("GROUPSITE_RESEARCH_SYNC", default=False)
GROUPSITE_RESEARCH_CONTACT = env.str("GROUPSITE_RESEARCH_CONTACT", default="")
GROUPSITE_RESEARCH_OPENALEX_KEY = env.str("GROUPSITE_RESEARCH_OPENALEX_KEY", default="")

GROUPSITE_VACANCIES_CLAMD = env.str("GROUPSITE_VACANCIES_CLAMD", default="")
if GROUPSITE_VACANCIES_CLAMD and not GROUPSITE_VACANCIES_CLAMD.startswith(("unix:/", "tcp://")):
    raise ImproperlyConfigured("GROUPSITE_VACANCIES_CLAMD: write unix:/path or tcp://host:port.")

# The contact in /.well-known/security.txt; without it the file does not exist.
GROUPSITE_SECURITY_CONTACT = env.str("GROUPSITE_SECURITY_CONTACT", default="")

# Late after so many hours: the first two run every five minutes, the others once a day.
GROUPSITE_REGULAR_COMMANDS = {
    "applications_housekeeping": 0.5,
    "publish_scheduled": 0.5,
    "purge_applications": 36,
    "backup": 36,
}
# A request to /readyz that has it gets the condition of each part.
GROUPSITE_MONITORING_TOKEN = env.str("GROUPSITE_MONITORING_TOKEN", default="")
if GROUPSITE_MONITORING_TOKEN and len(GROUPSITE_MONITORING_TOKEN) < 20:
    raise ImproperlyConfigured("GROUPSITE_MONITORING_TOKEN: at least 20 random characters.")

# Counts of all processes, in a folder in memory; with the token, /metrics tells them.
GROUPSITE_METRICS_FOLDER = env.str("GROUPSITE_METRICS_FOLDER", default="")
if GROUPSITE_METRICS_FOLDER:
    if not Path(GROUPSITE_METRICS_FOLDER).is_absolute() or not GROUPSITE_MONITORING_TOKEN:
        raise ImproperlyConfigured(
            "GROUPSITE_METRICS_FOLDER: an absolute path, together with GROUPSITE_MONITORING_TOKEN."
        )
    # Read by prometheus_client when it is imported, which happens later.
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = GROUPSITE_METRICS_FOLDER

LOG_FORMAT = env.str("GROUPSITE_LOG_FORMAT", default="")
if LOG_FORMAT not in FORMATS:
    raise ImproperlyConfigured(f"GROUPSITE_LOG_FORMAT: write text or json, not {LOG_FORMAT!r}.")
LOGGING = logging_settings(LOG_FORMAT)

GROUPSITE_SENTRY_DSN = env.str("GROUPSITE_SENTRY_DSN", default="")
GROUPSITE_SENTRY_ENVIRONMENT = env.str("GROUPSITE_SENTRY_ENVIRONMENT", default="production")
if GROUPSITE_SENTRY_DSN:
    check_dsn(GROUPSITE_SENTRY_DSN)
