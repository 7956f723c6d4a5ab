"""Encrypts the secrets of authenticator apps, with keys derived from the site's secret keys.

Who has a copy of the database or a backup, but not the secret key, cannot compute codes.
Fernet: https://cryptography.io/en/latest/fernet/
"""

import base64
from datetime import datetime
from typing import Final

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PURPOSE: Final = b"groupsite.second_factor"


def encrypt(text: str, at: datetime) -> str:
    """Return the text encrypted with the first secret key."""
    return _cipher().encrypt_at_time(text.encode(), int(at.timestamp())).decode()


def decrypt(token: str) -> str | None:
    """Return the text, also if an earlier secret key encrypted it; None if no key decrypts it."""
    try:
        return _cipher().decrypt(token.encode()).decode()
    except InvalidToken:
        return None


def decrypt_recent(token: str, seconds: int, at: datetime) -> str | None:
    """Return the text; None if it is older than `seconds` at `at`, or no key decrypts it."""
    try:
        return _cipher().decrypt_at_time(token.encode(), seconds, int(at.timestamp())).decode()
    except InvalidToken:
        return None


def _cipher() -> MultiFernet:
    return MultiFernet(
        [_fernet(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    )


def _fernet(secret_key: str | bytes) -> Fernet:
    material = secret_key if isinstance(secret_key, bytes) else secret_key.encode()
    derived = HKDF(hashes.SHA256(), 32, salt=None, info=PURPOSE).derive(material)
    return Fernet(base64.urlsafe_b64encode(derived))
