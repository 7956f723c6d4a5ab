"""URLs of the pages about e-mail alerts, and the tokens in those that belong to one subscription.

A token is the random key of the subscription and a signature, and reveals nothing. It needs no row
to be valid, so a link to stop alerts is answered even after the address has been erased. As it has
the length of the application form's tokens, the same filter keeps it out of logs.
"""

import base64
import binascii
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from vacancies.models import AlertSubscription

URL_NAMESPACE: Final = "groupsite_vacancies_alerts"
SALT: Final = "groupsite_vacancies.alerts"
# The key and the signature have 16 bytes each: together 43 letters in base 64.
KEY_BYTES: Final = 16


def subscription_token(subscription: AlertSubscription) -> str:
    """Return the token of a subscription, always the same while SECRET_KEY does not change."""
    key = subscription.key.bytes
    return _encoded(key + _signature(key, settings.SECRET_KEY))


def key_of_token(token: str) -> UUID | None:
    """Return the key of the subscription, which may be gone; None if the token is not ours.

    Keys in SECRET_KEY_FALLBACKS are valid too.
    """
    try:
        content = base64.urlsafe_b64decode(f"{token}=")
    except (ValueError, binascii.Error):
        return None
    key, signature = content[:KEY_BYTES], content[KEY_BYTES:]
    if _encoded(content) != token:
        return None
    valid = [
        constant_time_compare(signature, _signature(key, secret))
        for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    ]
    return UUID(bytes=key) if any(valid) else None


def alerts_url(**choice: str) -> str:
    """Return the path of the page to ask for alerts; empty if the host has not included the pages.

    `choice` ticks a type of position (`kind`) or the key of a research area (`area`).
    """
    try:
        url = reverse(f"{URL_NAMESPACE}:subscribe")
    except NoReverseMatch:
        return ""
    chosen = {name: value for name, value in choice.items() if value}
    return f"{url}?{urlencode(chosen)}" if chosen else url


def are_alerts_mounted() -> bool:
    """Whether the host includes `vacancies.alerts.urls`."""
    return bool(alerts_url())


def subscription_url(url_name: str, subscription: AlertSubscription) -> str:
    """Return the path of a page of this subscription, in the active language."""
    return reverse(f"{URL_NAMESPACE}:{url_name}", args=[subscription_token(subscription)])


def _signature(key: bytes, secret: str | bytes) -> bytes:
    return salted_hmac(SALT, key, secret=secret, algorithm="sha256").digest()[:KEY_BYTES]


def _encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")
