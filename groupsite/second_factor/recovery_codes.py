"""Recovery codes: each replaces the code of the app once, for example when a phone is lost.

A code has 80 random bits, so a plain hash of it cannot be reversed by trying.
"""

import base64
import hashlib
import secrets
from datetime import datetime
from typing import Final

from groupsite.second_factor.models import RecoveryCode, SecondFactor

HOW_MANY: Final = 10
RANDOM_BYTES: Final = 10


def replace_recovery_codes(factor: SecondFactor) -> list[str]:
    """Delete all recovery codes, and return new ones. They can be shown now, and never again."""
    codes = [_new_code() for _number in range(HOW_MANY)]
    factor.recovery_codes.all().delete()
    RecoveryCode.objects.bulk_create(
        [RecoveryCode(factor=factor, digest=_digest(code)) for code in codes]
    )
    return codes


def use_recovery_code(factor: SecondFactor, code: str, at: datetime) -> bool:
    """Mark an unused recovery code as used. Return False if there is none."""
    unused = factor.recovery_codes.filter(digest=_digest(code), used_at=None)
    return unused.update(used_at=at) == 1


def _new_code() -> str:
    text = base64.b32encode(secrets.token_bytes(RANDOM_BYTES)).decode().lower()
    return "-".join(text[start : start + 4] for start in range(0, len(text), 4))


def _digest(code: str) -> str:
    plain = code.replace("-", "").replace(" ", "").lower()
    return hashlib.sha256(plain.encode()).hexdigest()
