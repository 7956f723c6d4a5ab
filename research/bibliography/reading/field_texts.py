"""The fields of a BibTeX entry as texts: LaTeX and HTML read, and what was lost noted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from research.bibliography.reading.crossref_markup import with_elements_of_crossref
from research.bibliography.reading.entry_identifiers import address_in
from research.bibliography.work import Note
from research.mathematics.html_text import formula_problems
from research.mathematics.inline_markup import has_markup, stored_text_of_markup
from research.mathematics.latex_text import stored_text
from research.mathematics.pieces import Formula, Text, pieces, source_of, without_formulas
from research.mathematics.plain import plain_text

MAX_FACT: Final = 500


@dataclass
class FieldTexts:
    """The fields of an entry as plain texts; `notes` collects what an editor should look at."""

    raw: Mapping[str, str]
    notes: list[Note] = field(default_factory=list)

    def plain(self, *names: str) -> str:
        """Return the first of these fields that is not empty, as plain text."""
        for name in names:
            if text := plain_text(self.stored(name)):
                if len(text) > MAX_FACT:
                    self.notes.append(Note("cut", name))
                return text[:MAX_FACT]
        return ""

    def stored(self, name: str) -> str:
        """Return a field as stored text, its LaTeX or HTML read."""
        value = with_elements_of_crossref(self.raw.get(name, ""))
        if not value:
            return ""
        text = stored_text(value)
        self.notes += [Note("unknown_command", command) for command in text.unknown_commands]
        self.notes += [Note("left_out", footnote[:200]) for footnote in text.footnotes if footnote]
        source = text.source
        # `\\textless{}` is a sign of a text and begins no element, nor does a sign in a formula.
        if has_markup(without_formulas(value)):
            source = _with_markup_read(source)
        self.notes += [Note("formula", tex) for tex, _why in formula_problems(source)]
        return source

    def address(self, *names: str) -> str:
        """Return the first of these fields that is an address, which LaTeX is not read in."""
        for name in names:
            if address := address_in(self.raw.get(name, "")):
                return address
        return ""


def _with_markup_read(source: str) -> str:
    """Return stored text in which elements of HTML in its texts are read; formulas stay."""
    if not any(isinstance(piece, Formula) for piece in pieces(source)):
        plain = "".join(
            piece.text if isinstance(piece, Text) else source_of((piece,))
            for piece in pieces(source)
        )
        return stored_text_of_markup(plain).source
    return "".join(
        _with_blanks_of(piece.text) if isinstance(piece, Text) and has_markup(piece.text)
        else source_of((piece,))
        for piece in pieces(source)
    )  # fmt: skip


def _with_blanks_of(text: str) -> str:
    """Return a text with its markup read, and with the blanks that part it from a formula beside it."""
    before, after = (" " if edge.isspace() else "" for edge in (text[:1], text[-1:]))
    return f"{before}{stored_text_of_markup(text).source.strip()}{after}"
