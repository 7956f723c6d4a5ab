"""Values of BibTeX fields: braces, quotes, numbers, macros and `#` between them."""

import re
from dataclasses import dataclass, field
from typing import Final

from research.bibliography.reading.dates import month_number

_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
MONTH_MACROS: Final = {name: str(number) for number, name in enumerate(_MONTHS, 1)}

_MACRO: Final = re.compile(r"[^\s\"#%'(),={}\\]+")
_BLANK: Final = re.compile(r"\s+")
_MAX_VALUE: Final = 100_000


@dataclass
class Macros:
    """The strings of a file. `unknown` collects names that no string defines.

    A string has its value from its definition on, until it is defined again, as for BibTeX. A name that is
    used before its first definition has that value; BibTeX would warn. `values` are the raw first ones.
    """

    values: dict[str, str]
    unknown: list[str] = field(default_factory=list)
    _resolved: dict[str, str] = field(default_factory=dict)
    _open: set[str] = field(default_factory=set)

    def define(self, key: str, raw: str) -> None:
        """Have the name, in lower case, mean this raw value in what is read from now on."""
        # Macros that double each other would fill the memory.
        self._resolved[key] = value_of(raw, self)[:_MAX_VALUE]

    def value(self, name: str) -> str:
        """Return the value of a macro; "" for an unknown one, and for one that is defined by itself."""
        key = name.lower()
        if key in self._resolved:
            return self._resolved[key]
        if key not in self.values or key in self._open or len(self._open) > 50:
            self.unknown.append(name)
            return ""
        self._open.add(key)
        self.define(key, self.values[key])
        self._open.discard(key)
        return self._resolved[key]


def value_of(raw: str, macros: Macros) -> str:
    """Return the text of a raw value: "IEEE Trans. Inf. Theory" for `ieee # { Inf. Theory}`.

    A quote that a backslash precedes does not end a value, as in files in the wild. What is left of a
    faulty value is kept.
    """
    parts: list[str] = []
    position = 0
    while position < len(raw):
        sign = raw[position]
        if sign == "{":
            part, position = _delimited(raw, position, "}")
        elif sign == '"':
            part, position = _delimited(raw, position, '"')
        elif sign == "#" or sign.isspace():
            part, position = "", position + 1
        elif found := _MACRO.match(raw, position):
            name, position = found[0], found.end()
            part = name if name.isdigit() else _macro(name, macros)
        else:
            part, position = sign, position + 1
        parts.append(part)
    return _BLANK.sub(" ", "".join(parts))[:_MAX_VALUE]


def _macro(name: str, macros: Macros) -> str:
    if name.lower() in MONTH_MACROS and name.lower() not in macros.values:
        return name.lower()
    if name.lower() not in macros.values and month_number(name):
        return name  # "maj" without quotes, where BibTeX knows "may"
    return macros.value(name)


def _delimited(raw: str, start: int, closing: str) -> tuple[str, int]:
    """Return the content of a value in braces or quotes that begins at `start`, and where it ends."""
    depth, position = 0, start + 1
    while position < len(raw):
        sign = raw[position]
        if sign == "\\":
            position += 2
            continue
        if depth == 0 and sign == closing:
            return raw[start + 1 : position], position + 1
        depth += (sign == "{") - (sign == "}")
        position += 1
    return raw[start + 1 :], len(raw)
