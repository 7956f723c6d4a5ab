"""Advertisements pasted badly: no sentence is lost, few facts are, and hardly a false one is ticked."""

import json
import re
import textwrap
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from tools.read_ads.compare import compare
from tools.read_ads.kept import lost
from tools.read_ads.predicted import kept_text, predicted
from vacancies.parser import posting_report
from vacancies.parser.parse import parse_posting

ADS = Path(__file__).parents[2] / "data" / "ads"
FILES = (
    *(
        "first/04-en-doctoral-two-supervisors",
        "A/03-sv-universitetslektor",
        "A/08-en-postdoc-norway",
    ),
    *("B/06-en-phd-norway-pdf", "E/06-sv-lektor-tabell", "E/09-en-professor-prose"),
    *("F/05-sv-forskningsingenjor-klistrad", "F/09-en-danish-tenure-track"),
)
BULLET = re.compile(r"(?m)^[ \t]*(?:[•▪·*–-]|o)[ \t]+")
LONGEST = 75


def wrapped(text: str) -> str:
    rows = []
    for row in text.split("\n"):
        is_table = "\t" in row or " | " in row
        rows += [row] if is_table else textwrap.wrap(row, LONGEST, break_long_words=False) or [""]
    return "\n".join(rows)


def with_bullets(sign: str) -> Callable[[str], str]:
    return lambda text: BULLET.sub(f"{sign} ", text)


def with_page_numbers(text: str) -> str:
    rows = text.split("\n")
    places = range(30, len(rows), 30)
    for number, place in enumerate(places, 2):
        rows.insert(place + number - 2, f"Page {number} of {len(places) + 1}")
    return "\n".join(rows)


# The way it was pasted, and the share of the facts that are read still.
PASTES: list[tuple[str, Callable[[str], str], float]] = [
    ("hard-wrapped", wrapped, 0.9),
    ("as it stands", str, 0.95),
    ("line ends of Windows", lambda text: text.replace("\n", "\r\n"), 0.95),
    ("quoted in a mail", lambda text: "\n".join(f"> {row}" for row in text.split("\n")), 0.95),
    ("indented", lambda text: "\n".join(f"    {row}" for row in text.split("\n")), 0.93),
    ("spaces that do not break", lambda text: re.sub(r"(\d) (\d)", "\\1\u00a0\\2", text), 0.95),
    ("soft hyphens", lambda text: re.sub(r"(\w{4})([a-zåäö]{4})", "\\1\u00ad\\2", text), 0.95),
    ("no empty lines", lambda text: re.sub(r"\n\n+", "\n", text), 0.9),
    ("empty lines everywhere", lambda text: text.replace("\n", "\n\n"), 0.8),
    ("no bullets", lambda text: BULLET.sub("", text), 0.8),
    ("page numbers", with_page_numbers, 0.93),
    *((f"bullets {sign}", with_bullets(sign), 0.93) for sign in "•▪➢✓○◆▸→★"),
]
MOST_FALSE = 0.02


@pytest.mark.table
@pytest.mark.parametrize(("way", "paste", "least"), PASTES, ids=[one[0] for one in PASTES])
def test_an_advertisement_is_read_however_it_was_pasted(way, paste, least):
    rows, missing = [], []
    for name in FILES:
        wanted = json.loads((ADS / f"{name}.json").read_text(encoding="utf-8"))
        plain = (ADS / f"{name}.txt").read_bytes().decode().replace("\r\n", "\n")
        found = posting_report.posting_as_json(parse_posting(paste(plain)))
        rows += compare(wanted, predicted(found))
        missing += lost(plain, kept_text(found), wanted.get("_headings", {}))
    ticked = [row for row in rows if row.is_ticked]
    assert missing == []
    assert sum(row.is_right for row in rows) >= least * len(rows)
    assert sum(not row.is_right for row in ticked) <= MOST_FALSE * len(ticked)


@pytest.mark.table
@pytest.mark.parametrize(
    "text",
    [
        "\t" * 5000,
        "- " * 3000,
        "A" * 20_000,
        "a, " * 5000,
        "§ 1.1 " * 2000,
        "(" * 4000,
        "| " * 4000,
        "Anna Berg " * 2000,
        "1 2 3 4 5 6 7 8 9 0 " * 500,
        "www.ku.example/ " * 1000,
        "Page 1 of 1\n" * 300,
        "> " * 3000,
        # Without a space, and mixed.
        "Å" * 20_000,
        "aB" * 10_000,
        "1" * 20_000,
        "@" * 20_000,
        f"{'@' * 20_000} x",
        f"{'a.' * 10_000} x",
        "www.\n." * 3000,
        f"Send it to\n{'a@' * 10_000}",
        "." * 20_000,
        "A" * 10_000 + "ingenjör" + "9" * 10_000,
        f"{'A' * 10_000} {'a' * 10_000}@x.example",
        f"http://{'a/' * 10_000}",
        "anna.berg@light.example" * 900,
        "PhD student " * 1700,
        "two years " * 2000,
        "34 000 SEK per month " * 1000,
        "Applications are reviewed " * 800,
        "Contact: Anna Berg, 031-555 12 13\n" * 300,
        "Deadline: 1 May 2027\n" * 500,
        "• CV (max 2 pages)\n" * 500,
    ],
    ids=lambda text: text[:12],
)
def test_rubbish_is_read_in_a_second(text):
    begun = process_time()
    parse_posting(f"PhD student in coding\n\n{text}\n")
    assert process_time() - begun < 1
