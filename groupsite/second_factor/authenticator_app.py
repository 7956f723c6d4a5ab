"""Secrets and codes of authenticator apps (TOTP, RFC 6238): six digits for every 30 seconds."""

import base64
import secrets
from datetime import datetime
from typing import Final
from urllib.parse import quote, urlencode

import segno
from django_otp.oath import TOTP

SECRET_BYTES: Final = 20
# The code before and the one after are accepted too: clocks differ, and typing takes time.
TOLERANCE: Final = 1


def new_secret() -> str:
    """Return a random secret in Base32, as people type it into an app."""
    return base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode()


def is_app_code(code: str) -> bool:
    """Whether the text has the form of an app's code: six digits."""
    return len(code) == 6 and code.isascii() and code.isdecimal()


def matching_step(secret: str, code: str, at: datetime, after_step: int = 0) -> int | None:
    """Return the 30 seconds, counted from 1970, that the code belongs to; None if it is wrong.

    Codes up to `after_step` are wrong, too: they have been used.
    """
    if not is_app_code(code):
        return None
    totp = TOTP(base64.b32decode(secret))
    totp.time = at.timestamp()
    if not totp.verify(int(code), tolerance=TOLERANCE, min_t=after_step + 1):
        return None
    return int(totp.t())


def address_for_apps(secret: str, username: str, site_name: str) -> str:
    """Return the otpauth: address that a QR code tells an app."""
    label = quote(f"{site_name}:{username}", safe="")
    return f"otpauth://totp/{label}?{urlencode({'secret': secret, 'issuer': site_name}, quote_via=quote)}"


def qr_code_data_uri(text: str) -> str:
    """Return a QR code as an SVG image in a data: address, with the white margin that cameras need."""
    return str(segno.make(text, error="m", micro=False).svg_data_uri(scale=5, light="white"))
