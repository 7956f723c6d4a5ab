"""Decides which names typed by applicants are safe to print in an e-mail.

The form accepts any name (R20), and anybody can type another person's address. They must not be
able to send that person a message: mail programs turn anything like a URL or phone number into a
link. So mails contain a name only if it consists of letters and punctuation of names.
"""

import re
import unicodedata
from typing import Final

# A longer text is a sentence.
MAX_LENGTH: Final = 60
NAME_PUNCTUATION: Final = frozenset(" '’‘`´-‐‑–.,·・\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}")  # noqa: RUF001
# Domains such as "evil.test", but not initials ("J.R.R."), since no domain ends in a single letter.
LIKE_A_DOMAIN: Final = re.compile(r"\.[^\W\d_]{2}")


def safe_name_or_empty(name: str) -> str:
    """Return the name unchanged, or "" if it could be read as a link, a number or a message."""
    # Compatibility form, because letters and full stops have many look-alikes.
    seen = unicodedata.normalize("NFKC", name)
    plain = all(
        letter in NAME_PUNCTUATION or unicodedata.category(letter)[0] in "LM" for letter in seen
    )
    return name if plain and len(name) <= MAX_LENGTH and not LIKE_A_DOMAIN.search(seen) else ""
