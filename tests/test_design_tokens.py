"""Every value that a stylesheet draws with has a name in tokens.css, or is listed here with a reason.

Colours, sizes of type and spaces are judged. Not judged, since they are no part of a scale: widths of
lines (borders, outlines, strokes), tracks of grids, breakpoints of media queries, widths and heights
of things, and letter-spacing. How long a file may be, stylesheets and templates among them, is
`test_budgets`'s business.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sources import files, name

TOKENS = "groupsite/static/groupsite/css/tokens.css"
# Wagtail's admin has tokens of its own: ours only takes those.
ADMIN = re.compile(r"/admin[\w-]*\.css$")
# What is drawn on paper is measured on paper.
PAPER = re.compile(r"/print[\w-]*\.css$")

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DECLARATION = re.compile(r"(?<![\w-])(--[\w-]+|[a-z-]+)\s*:\s*([^;{}]+?)\s*(?=[;}])")
VAR = re.compile(r"var\((--[\w-]+)(?:,\s*((?:[^()]|\([^()]*\))*))?\)")
NUMBER = re.compile(r"(?<![\w.-])-?(?:\d*\.)?\d+(?:rem|em|px|pt|mm|ch|cqi|vw|vh|%)")

RAW_COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(|"
    r"(?<![\w-])(?:black|white|red|green|blue|gr[ae]y|silver|orange|yellow|teal|navy|maroon|purple)"
    r"(?![\w-])",
    re.IGNORECASE,
)
SPACING = re.compile(
    r"^(?:margin|padding|gap|row-gap|column-gap|inset|scroll-(?:margin|padding))\b"
)

# Sizes of type that no step of the scale can say.
SIZES = {
    "100%",  # the root: what the reader's browser says
    "34cqi",  # initials fill their portrait, however wide that is
}
# Spaces that go with the type beside them, not with the scale.
SPACES = {
    "0.1em",  # the mark round a found word
    "0.12em",  # between a number and its word in the menu
    "0.15em",  # between a word of the menu and its number
    "0.4em",  # between keywords
    "0.5em",  # between a shape or an arrow and its word; parts of the trail
    "0.6em",  # inside a button
    "1em",  # between the cells of a table that has become a line
    "1.5em",  # the indent of a list's items, in which the dash hangs
    "100%",  # how much of the window
    "100vw",  # a site's container leaves free at the sides of our pages
    "4.25rem",  # room for the other language in the corner, beside the wordmark
    "9%",  # the code line stands so far from the foot of its portrait
    "12%",  # and so far from its sides
    "-1px",  # the line under a word of the menu covers that of the masthead
}


def stylesheets() -> list[Path]:
    """Those that visitors get: the skin's and the apps'."""
    return [path for path in files() if path.suffix == ".css" and not ADMIN.search(name(path))]


def declarations(css: str) -> Iterator[tuple[str, str]]:
    yield from DECLARATION.findall(COMMENT.sub("", css))


def faults(css: str, property_is: re.Pattern[str], is_wrong) -> list[str]:
    return [
        f"{name_}: {value}"
        for name_, value in declarations(css)
        if property_is.search(name_) and is_wrong(value)
    ]


def without_tokens(value: str) -> str:
    """The value without what has a name; fallbacks of names are judged with the names."""
    return VAR.sub(" ", value)


def has_raw_size(value: str) -> bool:
    return any(number not in SIZES for number in NUMBER.findall(without_tokens(value)))


def has_raw_space(value: str) -> bool:
    found = NUMBER.findall(without_tokens(value))
    return any(number not in SPACES for number in found if float(re.sub(r"[a-z%]", "", number)))


JUDGED = {
    "colour": (re.compile(r""), lambda value: bool(RAW_COLOUR.search(value))),
    "size": (re.compile(r"^font(?:-size)?$"), has_raw_size),
    "space": (SPACING, has_raw_space),
}


@pytest.mark.parametrize("what", JUDGED)
def test_values_have_names(what: str) -> None:
    found = {
        name(path): wrong
        for path in stylesheets()
        if name(path) != TOKENS and not (PAPER.search(name(path)) and what != "colour")
        if (wrong := faults(path.read_text(encoding="utf-8"), *JUDGED[what]))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("what", "declaration", "wrong"),
    [
        ("colour", "color: #fff", True),
        ("colour", "border: 1px solid rgb(0 0 0)", True),
        ("colour", "color: white", True),
        ("colour", "color: var(--ink, CanvasText)", False),
        ("colour", "white-space: nowrap", False),
        ("colour", "background: transparent", False),
        ("size", "font-size: 1rem", True),
        ("size", "font-size: calc(var(--size-h1) + 2px)", True),
        ("size", "font-size: var(--size-small, 0.9375rem)", False),
        ("size", "font: inherit", False),
        ("space", "padding: 0.5rem 1rem", True),
        ("space", "margin-block: -3px", True),
        ("space", "padding: var(--s2) 0", False),
        ("space", "gap: var(--s4, 1rem) var(--gutter, 1.5rem)", False),
        ("space", "padding-inline-start: 1.5em", False),
        ("space", "margin-block-start: calc(-1 * var(--s2))", False),
    ],
)
def test_the_patterns_tell_the_two_apart(what: str, declaration: str, wrong: bool) -> None:
    assert bool(faults(f"a {{ {declaration}; }}", *JUDGED[what])) is wrong


def tokens() -> dict[str, str]:
    """The first value of each token: light, on a screen."""
    sheet = next(path for path in stylesheets() if name(path) == TOKENS)
    found: dict[str, str] = {}
    for token, value in declarations(sheet.read_text(encoding="utf-8")):
        if token.startswith("--"):
            found.setdefault(token, value)
    return found


def used() -> Iterator[tuple[str, str, str]]:
    """File, token and fallback of every use."""
    for path in stylesheets():
        for token, fallback in VAR.findall(COMMENT.sub("", path.read_text(encoding="utf-8"))):
            yield name(path), token, fallback


def test_every_name_that_is_used_is_there() -> None:
    known = tokens()
    assert sorted({(where, token) for where, token, _ in used() if token not in known}) == []


def test_every_name_that_is_there_is_used() -> None:
    asked = {token for _where, token, _fallback in used()}
    assert sorted(set(tokens()) - asked) == []


def test_fallbacks_are_the_value_of_their_name() -> None:
    """An app without the skin looks as on a narrow screen: a fluid value falls back to its least."""
    known = tokens()
    wrong = []
    for where, token, fallback in used():
        value = known.get(token, "")
        least = re.match(r"clamp\(([^,]+),", value)
        if NUMBER.fullmatch(fallback) and NUMBER.match(value or "") is not None:
            if fallback != value:
                wrong.append(f"{where}: {token} is {value}, not {fallback}")
        elif least and NUMBER.fullmatch(fallback) and fallback != least[1]:
            wrong.append(f"{where}: {token} is at least {least[1]}, not {fallback}")
    assert sorted(set(wrong)) == []


def test_every_exception_is_needed() -> None:
    judged = [
        path for path in stylesheets() if name(path) != TOKENS and not PAPER.search(name(path))
    ]
    written: dict[str, set[str]] = {"size": set(), "space": set()}
    for path in judged:
        for property_, value in declarations(path.read_text(encoding="utf-8")):
            for what, (pattern, _is_wrong) in JUDGED.items():
                if what in written and pattern.search(property_):
                    written[what] |= set(NUMBER.findall(without_tokens(value)))
    assert (SIZES - written["size"], SPACES - written["space"]) == (set(), set())
