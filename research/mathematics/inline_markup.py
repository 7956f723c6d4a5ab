"""Titles and abstracts in HTML or JATS, as Crossref and others give them, to stored text (`pieces`).

The elements of Crossref's "face markup" and JATS (https://www.crossref.org/documentation/schema-library/markup-guide-metadata-segments/face-markup/).
Formulas in simple MathML become TeX; of others the text stays, with a note.
"""

import html
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

from research.mathematics.pieces import MAX_DEPTH, escaped, formulas_in

MAX_MATH_DEPTH: Final = 40

_MARKS: Final = {
    "i": "emph",
    "em": "emph",
    "italic": "emph",
    "sub": "textsubscript",
    "inf": "textsubscript",
    "sup": "textsuperscript",
}
_PARAGRAPHS: Final = frozenset({"p", "br", "sec", "div", "title", "list-item", "li"})
_KNOWN: Final = frozenset(
    ["b", "bold", "scp", "sc", "u", "span", "ovl", "overline", "monospace", "tt", "strike", "label"]
)
_DROPPED: Final = frozenset({"script", "style", "annotation", "annotation-xml", "tex-math"})
_LIKELY_MARKUP: Final = re.compile(r"</?[A-Za-z][\w:-]*(?:\s[^<>]*)?/?>|&#?\w+;")


@dataclass(frozen=True)
class MarkedUpText:
    """A text that had markup. `lost_formulas` counts formulas of which only the text remains."""

    source: str
    lost_formulas: int = 0


def stored_text_of_markup(markup: str) -> MarkedUpText:
    """Return a text with HTML or JATS elements as stored text. Escaped twice counts as escaped."""
    if not _LIKELY_MARKUP.search(markup):
        return MarkedUpText(_in_one_line(_with_formulas(markup)))
    reader = _Reader()
    reader.feed(re.sub(r"&amp;(?=#?\w+;)", "&", markup))
    reader.close()
    return MarkedUpText(_in_one_line(reader.finished()), reader.lost_formulas)


def has_markup(text: str) -> bool:
    """Whether a text has elements or entities of HTML."""
    return bool(_LIKELY_MARKUP.search(text))


def _in_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _with_formulas(text: str) -> str:
    """Return plain text as stored text, in which `$…$` is a formula."""
    out: list[str] = []
    position = 0
    for start, tex, end in formulas_in(text):
        out += [escaped(text[position:start]), f"${tex}$"]
        position = end
    return "".join([*out, escaped(text[position:])])


@dataclass
class _Node:
    """An element of MathML while it is read."""

    tag: str
    text: str = ""
    children: list["_Node"] = field(default_factory=list)


class _Reader(HTMLParser):
    """Writes stored text; `_open` has the end tags that will write a brace, `_math` the open formula."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lost_formulas = 0
        self._out: list[str] = []
        self._open: list[str] = []
        self._dropped = 0
        self._math: list[_Node] = []

    def finished(self) -> str:
        return "".join(self._out) + "}" * len(self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = tag.rpartition(":")[2]
        if name in _DROPPED:
            self._dropped += 1
        elif name == "math" or self._math:
            self._open_math(name)
        elif (command := _MARKS.get(name)) and len(self._open) < MAX_DEPTH:
            self._out.append(f"\\{command}{{")
            self._open.append(name)
        elif name in _PARAGRAPHS:
            self._out.append(" ")
        elif name not in _KNOWN and name not in _MARKS:
            # "p<q" and "<script" in a title are what somebody wrote.
            self._out.append(escaped(self.get_starttag_text() or ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name in _DROPPED:
            self._dropped = max(self._dropped - 1, 0)
        elif self._math:
            self._close_math(name)
        elif name in self._open:
            # Elements that overlap end together.
            while self._open.pop() != name:
                self._out.append("}")
            self._out.append("}")
        elif name in _PARAGRAPHS:
            self._out.append(" ")

    def handle_data(self, data: str) -> None:
        if self._dropped:
            return
        if self._math:
            self._math[-1].text += data
        else:
            self._out.append(_with_formulas(html.unescape(data)))

    def _open_math(self, name: str) -> None:
        node = _Node(name)
        if self._math:
            self._math[-1].children.append(node)
        if len(self._math) <= MAX_MATH_DEPTH:
            self._math.append(node)

    def _close_math(self, name: str) -> None:
        if name not in {node.tag for node in self._math}:
            return
        while (node := self._math.pop()).tag != name:
            pass
        if not self._math:
            self._write_math(node)

    def _write_math(self, node: _Node) -> None:
        tex = _tex(node)
        if tex is not None and tex.strip():
            self._out.append(f"${tex.strip()}$")
        else:
            self.lost_formulas += 1
            self._out.append(escaped(_text(node)))


def _text(node: _Node) -> str:
    return node.text.strip() + "".join(_text(child) for child in node.children)


_TEX_OF_CHILDREN: Final = {
    ("msub", 2): "{0}_{{{1}}}",
    ("msup", 2): "{0}^{{{1}}}",
    ("msubsup", 3): "{0}_{{{1}}}^{{{2}}}",
    ("mfrac", 2): "\\frac{{{0}}}{{{1}}}",
    ("mspace", 0): "\\ ",
}
_ROWS: Final = frozenset({"math", "mrow", "mstyle", "semantics", "mpadded"})


def _tex(node: _Node) -> str | None:
    """Return simple MathML as TeX; None if it has an element that is not simple."""
    if node.tag in ("mi", "mn", "mo", "mtext") and not node.children:
        return _tex_of_token(node)
    parts: list[str] = []
    for child in node.children:
        if (part := _tex(child)) is None:
            return None
        parts.append(part)
    if node.tag in _ROWS:
        return "".join(parts)
    if node.tag == "msqrt":
        return f"\\sqrt{{{''.join(parts)}}}"
    form = _TEX_OF_CHILDREN.get((node.tag, len(parts)))
    return form.format(*parts) if form else None


def _tex_of_token(node: _Node) -> str:
    text = re.sub(r"([\\{}$&#%_^~])", r"\\\1", node.text.strip().replace("\\", ""))
    if node.tag == "mtext":
        return f"\\text{{{text}}}"
    return f"\\mathrm{{{text}}}" if node.tag == "mi" and len(text) > 1 else text
