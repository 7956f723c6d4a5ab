"""The element of a formula in stored rich text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Self
from urllib.parse import quote, unquote

from research.mathematics.plain import plain_formula

FEATURE: Final = "groupsite-formula"
"""The name by which a rich text field gets the button."""
LINK_TYPE: Final = FEATURE
TEX: Final = "tex"
DISPLAY: Final = "display"
"""The attribute of a formula on a line of its own."""
ON_OWN_LINE: Final = "block"

# Programs write these in attributes each in their own way, and read them differently.
_ENCODED: Final = re.compile(r"""[\x00-\x1f"&'<>%]""")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class Formula:
    """A formula in a rich text. `is_on_own_line` if it is set apart from the sentence."""

    tex: str
    is_on_own_line: bool = False

    @classmethod
    def of_attributes(cls, attributes: Mapping[str, Any]) -> Self:
        """Return the formula of a stored element."""
        return cls.of_editor({**attributes, TEX: unquote(str(attributes.get(TEX) or ""))})

    @classmethod
    def of_editor(cls, data: Mapping[str, Any]) -> Self:
        """Return the formula of an entity in the editor, or of what its dialog sends."""
        tex = _CONTROL.sub("", str(data.get(TEX) or "")).strip()
        return cls(tex, data.get(DISPLAY) == ON_OWN_LINE)

    @property
    def attributes(self) -> dict[str, str]:
        """Return the attributes of the stored element."""
        tex = _ENCODED.sub(lambda found: quote(found[0], safe=""), self.tex)
        display = {DISPLAY: ON_OWN_LINE} if self.is_on_own_line else {}
        return {"linktype": LINK_TYPE, TEX: tex, **display}

    @property
    def data(self) -> dict[str, str]:
        """Return the data of the entity in the editor."""
        return {TEX: self.tex, DISPLAY: ON_OWN_LINE if self.is_on_own_line else ""}

    @property
    def text(self) -> str:
        """Return the formula as plain text in one line; its TeX if there is nothing to read."""
        return plain_formula(self.tex) or " ".join(self.tex.split())
