"""Receipt numbers that applicants can read out on the phone ("CS-2025-04-7K3QX9")."""

import re
import secrets
from datetime import datetime
from typing import Final

# Crockford's alphabet (https://www.crockford.com/base32.html), without letters that are easy to
# confuse.
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_CHARACTERS: Final = 6
MAX_REFERENCE_LENGTH: Final = 24


def random_receipt_number(reference: str, at: datetime) -> str:
    """Return the vacancy's reference, else the year, and six random characters; may be in use already.

    Duplicates are unlikely, but only the database constraint excludes them.
    """
    prefix = re.sub(r"[^A-Za-z0-9]+", "-", reference).strip("-")[:MAX_REFERENCE_LENGTH].strip("-")
    suffix = "".join(secrets.choice(ALPHABET) for _letter in range(RANDOM_CHARACTERS))
    return f"{prefix or at.year}-{suffix}"
