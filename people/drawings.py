"""A text's bits as a decorative SVG line, and the initials of a name for a monogram.

The markup contains only numbers, never text that a visitor or an editor has typed.
"""

import unicodedata
from collections.abc import Collection

from django.utils.safestring import SafeString, mark_safe


def initials(given_name: str, family_name: str) -> str:
    """Return one letter of each name: "GD" for Giuseppe Durisi; one letter for a single name.

    The letter is the first capital, so von Essen gives E; a name without capitals gives its first
    letter.
    """
    return "".join(_initial_letter(name) for name in (given_name, family_name))


def text_bits_svg(text: str, erased_bit_positions: Collection[int] = ()) -> SafeString:
    """Return an SVG of the text's UTF-8 bits as a two-level signal, with gaps for erased bits.

    The drawing is decorative and hidden from screen readers, so show the text beside it.
    """
    bits = [
        byte >> place & 1 for byte in text.encode(errors="replace") for place in range(7, -1, -1)
    ]
    path, drawing = "", False
    for step, bit in enumerate(bits):
        if step in erased_bit_positions:
            drawing = False
            continue
        level = 1 if bit else 9
        path += f"V{level}" if drawing else f"M{step} {level}"
        path += f"H{step + 1}"
        drawing = True
    return mark_safe(  # noqa: S308 - made of numbers only
        f'<svg class="code-line" viewBox="0 0 {len(bits)} 10" preserveAspectRatio="none" '
        'fill="none" stroke="currentColor" aria-hidden="true" focusable="false">'
        f'<path d="{path}"/></svg>'
    )


def _initial_letter(name: str) -> str:
    letters = [sign for sign in unicodedata.normalize("NFC", name) if sign.isalpha()]
    capital = next((letter for letter in letters if letter.isupper()), "")
    return capital or "".join(letters[:1]).upper()[:1]
