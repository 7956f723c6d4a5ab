"""A digest of the code and settings of this process, so that a shared cache holds no older page.

Processes of the same release share pages, on several machines too.
"""

import hashlib
import hmac
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import django
import wagtail
from django.conf import settings

from groupsite.page_cache.cache_setting import ALIAS, IN_MEMORY

CODE: Final = (".py", ".html", ".mo", ".svg", ".txt", ".json")
PACKAGES: Final = ("people", "research", "vacancies", "groupsite", "templates")
PROJECT: Final = Path(__file__).resolve().parents[2]


@cache
def release_digest() -> str:
    """Return the digest; empty if pages are cached in memory, which no other process reads.

    The secret key is part of it, so nobody can guess a key of the cache.
    """
    if settings.CACHES[ALIAS]["BACKEND"] == IN_MEMORY:
        return ""
    found = hmac.new(settings.SECRET_KEY.encode(), digestmod=hashlib.sha256)
    found.update(f"{django.__version__} {wagtail.__version__}".encode())
    found.update(json.dumps(_all_settings(), sort_keys=True, default=_type_name).encode())
    for path in _files():
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()[:32]


def _all_settings() -> dict[str, object]:
    return {name: getattr(settings, name) for name in dir(settings) if name.isupper()}


def _type_name(value: object) -> str:
    """Return a path as text, else the object's type name: the same in each process, unlike `repr`."""
    return str(value) if isinstance(value, Path) else type(value).__qualname__


def _files() -> Iterator[Path]:
    for package in PACKAGES:
        for path in sorted(Path(PROJECT, package).rglob("*")):
            if path.suffix in CODE and path.is_file():
                yield path
    manifest = Path(settings.STATIC_ROOT or PROJECT, "staticfiles.json")
    if manifest.is_file():
        yield manifest
