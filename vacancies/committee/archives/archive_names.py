"""File names in archives: valid on every system and unique in their folder."""

import unicodedata
from typing import Final

from vacancies.posting.documents import text_safe_for_file_name, truncate_to_bytes

# Windows allows 260 characters for a whole path; folder and file leave room for the parent folder.
MAX_FOLDER: Final = 100
MAX_FILE: Final = 100
# Names that Windows reserves for devices, with any extension.
RESERVED_NAMES: Final = {"CON", "PRN", "AUX", "NUL"} | {
    f"{device}{number}" for device in ("COM", "LPT") for number in range(1, 10)
}


def applicant_folder_name(family_name: str, given_name: str, receipt_number: str) -> str:
    """Return the name of one applicant's folder: "Durisi, Giuseppe (CS-2025-04-7K3QX9)"."""
    parts = [part for part in map(text_safe_for_file_name, (family_name, given_name)) if part]
    ending = f" ({text_safe_for_file_name(receipt_number)})"
    who = truncate_to_bytes(", ".join(parts), MAX_FOLDER - len(ending.encode()))
    return f"{who}{ending}".strip()


class UsedFileNames:
    """The file names used in one folder; letter case and Unicode form make no difference."""

    def __init__(self) -> None:
        self._keys: set[str] = set()

    def reserve(self, name: str) -> str:
        """Return the name, shortened if too long and numbered if taken, and record it as used."""
        stem, dot, ending = name.rpartition(".")
        if not dot:
            stem, ending = name, ""
        if stem.upper() in RESERVED_NAMES:
            stem = f"_{stem}"
        number = 1
        while True:
            tail = (f" ({number})" if number > 1 else "") + dot + ending
            found = truncate_to_bytes(stem, MAX_FILE - len(tail.encode())) + tail
            key = unicodedata.normalize("NFC", found).casefold()
            if key not in self._keys:
                self._keys.add(key)
                return found
            number += 1
