"""Sort keys in alphabetical order, which every database sorts alike.

With GROUPSITE_SWEDISH_ALPHABET the order is that of Unicode's Swedish collation: Å, Ä and Ö after Z;
V and W separate; Æ as Ä, Ø and Ő as Ö, Ü and Ű as Y. Otherwise these are a, o and u with an accent,
Æ is AE and Œ is OE. In both, Đ and Ð sort as D and Þ as TH, and all other accents are ignored. Unlike
in Unicode this includes those of Ę and Ô, since people look for Côté under O.
https://github.com/unicode-org/cldr/blob/main/common/collation/sv.xml

A gap in a name (space, hyphen, apostrophe) sorts before every letter.

A key has only the characters 0-9a-f, which no collation reorders: two for a digit or a Latin
letter, eight for any other letter. No code is the beginning of another, so comparing keys compares
names letter by letter.
"""

import unicodedata
from typing import Final

from people import conf

# Long enough for the longest names; cutting a longer key does not change the order before the cut.
KEY_LENGTH: Final = 1000

END_OF_FAMILY: Final = "00"  # Below a gap: "Ek, Zoe" comes before "Ek Dahl, Anna".
GAP: Final = "10"
FIRST_DIGIT: Final = 0x20
FIRST_LETTER: Final = 0x30
OTHER_SCRIPT_PREFIX: Final = "f0"

ALPHABET: Final = "abcdefghijklmnopqrstuvwxyzåäö"
LETTER_CODES: Final = {
    letter: f"{FIRST_LETTER + place:02x}" for place, letter in enumerate(ALPHABET)
} | {digit: f"{FIRST_DIGIT + place:02x}" for place, digit in enumerate("0123456789")}

# Letters that Unicode does not decompose to Latin letters, and two apostrophes that it classifies as
# letters.
_SUBSTITUTES: Final = {
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "\N{LATIN SMALL LETTER DOTLESS I}": "i",
    "ħ": "h",
    "\N{MODIFIER LETTER APOSTROPHE}": " ",
    "\N{MODIFIER LETTER TURNED COMMA}": " ",
}
SWEDISH_SUBSTITUTES: Final = str.maketrans({**_SUBSTITUTES, "æ": "ä", "ø": "ö", "œ": "ö"})
OTHER_SUBSTITUTES: Final = str.maketrans({**_SUBSTITUTES, "æ": "ae", "ø": "o", "œ": "oe"})
RING: Final = "\N{COMBINING RING ABOVE}"
DIAERESIS: Final = "\N{COMBINING DIAERESIS}"
DOUBLE_ACUTE: Final = "\N{COMBINING DOUBLE ACUTE ACCENT}"
# In Swedish these marks make another letter; all other marks are ignored.
SWEDISH_LETTERS_WITH_MARK: Final = {
    ("a", RING): "å",
    ("a", DIAERESIS): "ä",
    ("o", DIAERESIS): "ö",
    ("o", DOUBLE_ACUTE): "ö",
    ("u", DIAERESIS): "y",
    ("u", DOUBLE_ACUTE): "y",
}


def alphabetical_sort_key(text: str) -> str:
    """Return a key that sorts the text in the site's alphabetical order, ignoring case."""
    codes = [GAP if letter == " " else _letter_code(letter) for letter in _sorting_letters(text)]
    return "".join(codes)[:KEY_LENGTH]


def person_sort_key(family_name: str, given_name: str) -> str:
    """Return the key that sorts a person by family name, then given name; either may be empty."""
    names = [alphabetical_sort_key(name) for name in (family_name, given_name)]
    return END_OF_FAMILY.join(key for key in names if key)[:KEY_LENGTH]


def _sorting_letters(text: str) -> list[str]:
    """Return the letters and digits that count for sorting, with one space for every gap between words."""
    letters: list[str] = []
    with_mark = SWEDISH_LETTERS_WITH_MARK if conf.has_swedish_alphabet() else {}
    for sign in unicodedata.normalize("NFKD", _with_letters_as_sorted(text)):
        category = unicodedata.category(sign)
        if unicodedata.combining(sign):
            if letters:
                letters[-1] = with_mark.get((letters[-1], sign), letters[-1])
        elif category[0] in "LMN":
            letters.append(sign)
        elif category != "Cf" and letters and letters[-1] != " ":
            letters.append(" ")
    if letters and letters[-1] == " ":
        letters.pop()
    return letters


def _with_letters_as_sorted(text: str) -> str:
    """Return the text decomposed, in lower case, with letters as they are sorted, such as ø as ö."""
    substitutes = SWEDISH_SUBSTITUTES if conf.has_swedish_alphabet() else OTHER_SUBSTITUTES
    # Decompose first, so that ǿ becomes ø with a mark; case folding then turns ß into ss.
    return unicodedata.normalize("NFD", text).casefold().translate(substitutes)


def _letter_code(letter: str) -> str:
    """Return the hexadecimal code by which a letter sorts."""
    return LETTER_CODES.get(letter) or f"{OTHER_SCRIPT_PREFIX}{ord(letter):06x}"
