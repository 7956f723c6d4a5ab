"""Decides which names typed by applicants are safe to print in an e-mail.

A form takes any name (R20), and whoever types somebody else's address must not be able to write them
a letter: mail programs make links of whatever looks like an address, and of numbers. So a name is
mailed where it holds letters and the marks of names alone; else the mail does without.
"""

import re
import unicodedata
from typing import Final

# Longer than this it is a sentence.
MAX_LENGTH: Final = 60
MARKS: Final = frozenset(" '’‘`´-‐‑–.,·・\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}")  # noqa: RUF001
# "evil.test"; initials ("J.R.R.") are no domain, since none ends in a single letter.
LIKE_A_DOMAIN: Final = re.compile(r"\.[^\W\d_]{2}")


def plain_name(name: str) -> str:
    """Return the name, or "" if it could be read as a link, a number or a message."""
    # As it looks: letters and full stops have many forms.
    seen = unicodedata.normalize("NFKC", name)
    plain = all(letter in MARKS or unicodedata.category(letter)[0] in "LM" for letter in seen)
    return name if plain and len(name) <= MAX_LENGTH and not LIKE_A_DOMAIN.search(seen) else ""
