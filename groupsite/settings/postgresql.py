"""GROUPSITE_DATABASE_URL: a PostgreSQL server, which several machines can share."""

from typing import Any, Final
from urllib.parse import urlsplit

import environ
import psycopg
from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import make_conninfo

NAME: Final = "GROUPSITE_DATABASE_URL"
SCHEMES: Final = ("postgres", "postgresql")
SSL_MODES: Final = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
CONNECT_SECONDS: Final = 5
# After a connection has failed for so long, the pool tries again when the next request asks. Its own
# attempts become rarer and rarer, so that a site would stay away after its database has come back.
RECONNECT_SECONDS: Final = 4


def postgresql_settings(url: str, smallest: int, largest: int) -> dict[str, Any]:
    """Return the entry of DATABASES. Raises ImproperlyConfigured, never with the URL, which has a password.

    A pool of `largest` 0 means none: each thread keeps its connection for a minute.
    """
    settings = {**_settings_of_url(url), "CONN_HEALTH_CHECKS": True}
    options = settings["OPTIONS"]
    options.setdefault("connect_timeout", CONNECT_SECONDS)
    if not largest:
        return settings | {"CONN_MAX_AGE": 60}
    if smallest > largest:
        raise ImproperlyConfigured(
            "GROUPSITE_DATABASE_POOL_MIN: not more than GROUPSITE_DATABASE_POOL_MAX."
        )
    options["pool"] = {
        "min_size": smallest,
        "max_size": largest,
        "timeout": CONNECT_SECONDS,
        "reconnect_timeout": RECONNECT_SECONDS,
    }
    return settings | {"CONN_MAX_AGE": 0}


def _settings_of_url(url: str) -> dict[str, Any]:
    try:
        scheme, port = urlsplit(url).scheme, urlsplit(url).port
        settings = dict(environ.Env.db_url_config(url)) if scheme in SCHEMES else {}
    except ValueError:
        scheme, port, settings = "", None, {}
    if scheme not in SCHEMES or not settings.get("NAME") or port == 0:
        raise ImproperlyConfigured(
            f"{NAME}: write postgres://user:password@host:5432/database, with special characters "
            "percent-encoded. Without it, the site uses SQLite."
        )
    options: dict[str, Any] = settings.setdefault("OPTIONS", {})
    try:
        make_conninfo("", **options)
    except psycopg.ProgrammingError as error:
        raise ImproperlyConfigured(f"{NAME}: {error}.".replace("\n", " ")) from None
    if options.get("sslmode", "prefer") not in SSL_MODES:
        raise ImproperlyConfigured(f"{NAME}: sslmode is one of {', '.join(SSL_MODES)}.")
    return settings
