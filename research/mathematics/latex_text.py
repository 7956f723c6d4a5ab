r"""LaTeX of titles, names and abstracts to stored text (`pieces`): accents, signs, commands, formulas.

A table of marks and signs, not a typesetter. Never bibtexparser's or pylatexenc's decoding, which
drop the arguments of commands that they do not know. Here the command goes, its argument stays, and
the caller gets the command as a note.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from research.mathematics.latex_signs import (
    ACCENTS,
    EMPHASISING,
    EMPHASISING_FROM_HERE,
    FOOTNOTES,
    SIGNS,
    SILENT,
    SYMBOLS,
    WITHOUT_ARGUMENT,
)
from research.mathematics.pieces import closing_braces, escaped, formula_at

_TOKEN: Final = re.compile(
    r"(?P<command>\\[A-Za-z]+\*?)(?P<blank>[ \t\n]*)|(?P<symbol>\\.)|(?P<dollar>\$\$?)"
    r"|(?P<open>\{)|(?P<close>\})|(?P<dash>---?)|(?P<quote>``|'')|(?P<tie>~)|(?P<text>[^\\${}\-`'~]+|.)",
    re.DOTALL,
)
_TYPED: Final = {"--": "–", "---": "—", "``": "“", "''": "”", "~": " ", "$": "\\$"}
# What TeX's single quotes hold; an apostrophe without its pair stays as typed.
_QUOTED: Final = re.compile(r"[^`'$\\]+'(?!\w)")
_BOX: Final = re.compile(r"\\[hm]box(?![A-Za-z])")
"""Text in a formula, as DBLP writes it; `\\text` is the same for our purposes."""
_MATH_ENDS: Final = {"(": "\\)", "[": "\\]"}


@dataclass(frozen=True)
class LatexText:
    """A text that was LaTeX.

    `source` is stored text. `unknown_commands` are those that were dropped, in order and once each,
    with their backslash. `footnotes` are stored texts too.
    """

    source: str
    unknown_commands: tuple[str, ...]
    footnotes: tuple[str, ...] = ()


def stored_text(latex: str) -> LatexText:
    """Return a LaTeX text as stored text. Any input gives a result; nothing nests in Python.

    A text that is one unknown command alone, such as a journal's, is read as the name of the command.
    """
    reader = _Reader(latex)
    reader.read()
    source = unicodedata.normalize("NFC", re.sub(r"\s+", " ", "".join(reader.out)).strip())
    if not source and len(reader.unknown) == 1:
        source = reader.unknown[0][1:]
    return LatexText(source, tuple(dict.fromkeys(reader.unknown)), tuple(reader.footnotes))


@dataclass
class _Reader:
    """Reads token by token; `ends` has what to write when each open group closes."""

    latex: str
    position: int = 0
    out: list[str] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    accent: str = ""
    closing_quote: int = -1

    @cached_property
    def _closing(self) -> dict[int, int]:
        return closing_braces(self.latex)

    def read(self) -> None:
        while token := _TOKEN.match(self.latex, self.position):
            self.position = token.end()
            self._read_token(token)
        self.out.extend(reversed(self.ends))

    def _read_token(self, token: re.Match[str]) -> None:
        kind, text = token.lastgroup or "", token[0]
        if kind == "blank":
            kind = "command"
        match kind:
            case "command":
                self._read_command(token["command"][1:], token["blank"])
            case "symbol":
                self._read_symbol(text[1])
            case "dollar":
                self._read_dollar(token.start())
            case "open":
                self.ends.append("")
            case "close":
                self._close()
            case "text":
                self._write(self._quote(text, token.start()))
            case _:
                self.out.append(_TYPED[text])

    def _quote(self, text: str, start: int) -> str:
        """Return a single quote as it is printed, and any other text as it is."""
        if text == "`" and (found := _QUOTED.match(self.latex, start + 1)):
            self.closing_quote = found.end() - 1
            return "‘"
        return "’" if text == "'" and start == self.closing_quote else text

    def _close(self) -> None:
        if self.ends:
            self.out.append(self.ends.pop())

    def _write(self, text: str) -> None:
        """Write text, whose first letter takes an accent that waits for one."""
        if self.accent and (letter := text.lstrip()[:1]):
            base = {"ı": "i", "ȷ": "j"}.get(letter, letter)
            text, self.accent = base + self.accent + text.lstrip()[1:], ""
        self.out.append(escaped(text))

    def _read_symbol(self, sign: str) -> None:
        if sign in ACCENTS:
            self._read_accent(sign)
        elif sign in _MATH_ENDS and (end := self.latex.find(_MATH_ENDS[sign], self.position)) >= 0:
            self._write_formula(self.latex[self.position : end])
            self.position = end + 2
        elif sign in SYMBOLS:
            self._write(SYMBOLS[sign])
        else:
            self._write(sign)

    def _read_accent(self, name: str) -> None:
        r"""Read an accent. An empty argument (`\~{}`) is the accent's own sign, where it has one."""
        if found := re.compile(r"\s*\{\s*\}").match(self.latex, self.position):
            self.position = found.end()
            self._write(name if name in "~^`'" else "")
        elif ACCENTS[name] not in self.accent:
            # An inner accent comes first: ễ is \~{\^e}. One that is there twice was escaped twice.
            self.accent = ACCENTS[name] + self.accent

    def _read_command(self, name: str, blank: str) -> None:
        plain = name.rstrip("*")
        if plain in ACCENTS:
            self._read_accent(plain)
        elif plain in SIGNS:
            self._write(SIGNS[plain])
            self._skip_empty_group()
        elif plain == "ensuremath":
            self._write_formula(self._take_argument())
        elif plain in ("url", "path", "nolinkurl"):
            self._write(re.sub(r"\\([%#&_~])", r"\1", self._take_argument()))
        elif plain in FOOTNOTES:
            self.footnotes.append(escaped(self._take_argument().strip()))
        elif plain == "href" or plain in WITHOUT_ARGUMENT:
            self._take_argument()
        else:
            self._read_formatting(plain, blank)

    def _read_formatting(self, name: str, blank: str) -> None:
        if name in EMPHASISING or name in ("textsuperscript", "textsubscript"):
            self._open_marked("emph" if name in EMPHASISING else name)
        elif name in EMPHASISING_FROM_HERE:
            if self.ends and not self.ends[-1]:
                self.out.append("\\emph{")
                self.ends[-1] = "}"
        elif name not in SILENT:
            self.unknown.append(f"\\{name}")
            if blank and self.latex[self.position : self.position + 1] not in ("{", ""):
                self.out.append(" ")

    def _open_marked(self, command: str) -> None:
        """Write a mark of stored text; an argument without braces is one sign."""
        if self.latex[self.position : self.position + 1] == "{":
            self.position += 1
            self.out.append(f"\\{command}{{")
            self.ends.append("}")

    def _skip_empty_group(self) -> None:
        if found := re.compile(r"\{\s*\}").match(self.latex, self.position):
            self.position = found.end()

    def _take_argument(self) -> str:
        """Return the argument in braces that follows, and go past it; "" without one."""
        if self.latex[self.position : self.position + 1] != "{":
            return ""
        end = self._closing.get(self.position + 1)
        if end is None:
            return ""
        argument, self.position = self.latex[self.position + 1 : end], end + 1
        return argument

    def _read_dollar(self, start: int) -> None:
        """Read a formula; a dollar sign that begins none is text."""
        double = self.latex.startswith("$$", start)
        if double and (end := self.latex.find("$$", start + 2)) > 0:
            self._write_formula(self.latex[start + 2 : end])
            self.position = end + 2
        elif formula := formula_at(self.latex, start):
            self._write_formula(formula[0])
            self.position = formula[1]
        else:
            self.out.append("\\$")
            self.position = start + 1

    def _write_formula(self, tex: str) -> None:
        tex = _BOX.sub(r"\\text", re.sub(r"(?<!\\)\$", "", tex.strip()))
        if tex:
            self.out.append(f"${tex}$")
