r"""What LaTeX's commands of text stand for: signs, letters, accents, and what happens to arguments."""

import unicodedata
from typing import Final

ACCENTS: Final = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
    "t": "\u0361",
    "textcommabelow": "\u0326",
}
"""Combining marks; they follow the first letter of the argument."""

LETTERS: Final = {
    "aa": "å",
    "AA": "Å",
    "ae": "æ",
    "AE": "Æ",
    "dh": "ð",
    "DH": "Ð",
    "dj": "đ",
    "DJ": "Đ",
    "i": "ı",
    "j": "ȷ",
    "l": "ł",
    "L": "Ł",
    "ng": "ŋ",
    "NG": "Ŋ",
    "o": "ø",
    "O": "Ø",
    "oe": "œ",
    "OE": "Œ",
    "ss": "ß",
    "SS": "ẞ",
    "th": "þ",
    "TH": "Þ",
}

SIGNS: Final = {
    **LETTERS,
    "copyright": "©",
    "dag": "†",
    "ddag": "‡",
    "degree": "°",
    "dots": "…",
    "euro": "€",
    "EUR": "€",
    "LaTeX": "LaTeX",
    "ldots": "…",
    "micro": "µ",
    "P": "¶",
    "pounds": "£",
    "S": "§",
    "TeX": "TeX",
    "textasciicircum": "^",
    "textasciigrave": "`",
    "textasciitilde": "~",
    "textasteriskcentered": "*",
    "textbackslash": "\\",
    "textbar": "|",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textbullet": "•",
    "textcopyright": "©",
    "textdagger": "†",
    "textdegree": "°",
    "textdollar": "$",
    "textellipsis": "…",
    "textemdash": "—",
    "textendash": "–",
    "bibrangedash": "–",
    "texteuro": "€",
    "textexclamdown": "¡",
    "textgreater": ">",
    "textless": "<",
    "textmu": "µ",
    "textonehalf": "½",
    "textordfeminine": "ª",
    "textordmasculine": "º",
    "textperiodcentered": "·",
    "textquestiondown": "¿",
    "textquotedbl": '"',
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textquotesingle": "'",
    "textregistered": "®",
    "textsection": "§",
    "textsterling": "£",
    "texttimes": "×",
    "texttrademark": "™",
    "textunderscore": "_",
    "guillemotleft": "«",
    "guillemotright": "»",
    "guilsinglleft": "‹",
    "guilsinglright": "›",
    "quotedblbase": "„",
    "quotesinglbase": "‚",
    "space": " ",
    "quad": " ",
    "qquad": " ",
    "newline": " ",
    "par": " ",
    # Signs of mathematics that exports write outside of formulas.
    "times": "×",
    "infty": "∞",
    "rightarrow": "→",
    "to": "→",
    "pm": "±",
    "leq": "≤",
    "geq": "≥",
    "approx": "≈",
    "cdot": "·",
    "circ": "°",
    "ell": "ℓ",
}

_GREEK_SMALL = """
alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi
omega
"""
_GREEK_CAPITAL = "Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"


def _greek(size: str, name: str) -> str:
    # Unicode writes "lamda".
    return unicodedata.lookup(f"GREEK {size} LETTER {name.upper().replace('LAMBDA', 'LAMDA')}")


GREEK: Final = {name: _greek("SMALL", name) for name in _GREEK_SMALL.split()} | {
    name: _greek("CAPITAL", name) for name in _GREEK_CAPITAL.split()
}
GREEK.update({f"var{name}": GREEK[name] for name in ("epsilon", "theta", "phi", "rho", "pi")})
SIGNS.update(GREEK)
SIGNS.update({f"text{name}": sign for name, sign in GREEK.items() if name.islower()})

SYMBOLS: Final = {
    "&": "&",
    "%": "%",
    "#": "#",
    "_": "_",
    "{": "{",
    "}": "}",
    "$": "$",
    "\\": " ",
    " ": " ",
    "\n": " ",
    ",": " ",
    ";": " ",
    ":": " ",
    "/": "",
    "-": "",
    "!": "",
    "@": "",
    "*": "",
}
"""Commands of one sign that is no letter."""

EMPHASISING: Final = frozenset({"emph", "textit", "textsl", "mkbibemph"})
"""Commands whose argument is emphasised."""
EMPHASISING_FROM_HERE: Final = frozenset({"em", "it", "itshape", "sl", "slshape"})
"""Declarations: what follows in their group is emphasised."""

_SILENT_COMMANDS = """
bf bfseries boldmath displaystyle footnotesize hbox ignorespaces large Large LARGE huge Huge
lowercase mathrm mathbf mbox MakeLowercase MakeUppercase mkbibbold mkbibquote bibstring ensuremath
noindent normalfont normalsize null protect relax rm rmfamily sc scriptsize scshape sf sffamily
small textbf textmd textnormal textrm textsc textsf text texttt textulc textup tiny tt ttfamily
underline unboldmath uppercase upshape xspace selectlanguage foreignlanguage
"""
SILENT: Final = frozenset(_SILENT_COMMANDS.split())
"""Commands that change how a text looks: they are dropped and their argument stays."""

WITHOUT_ARGUMENT: Final = frozenset(
    {"noopsort", "sortnoop", "SortNoop", "NoopSort", "label", "cite"}
)
"""Commands whose argument is no text of the reader's."""

FOOTNOTES: Final = frozenset({"footnote", "footnotetext", "thanks"})
"""Commands whose argument is a remark beside a text."""
