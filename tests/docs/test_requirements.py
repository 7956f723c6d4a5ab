"""Every requirement that is named by its number is on the page that says what the numbers mean."""

import re

from tests.docs.pages import text
from tests.sources import files, name

NUMBER = re.compile(r"\bR\d{1,2}\b")
ROW = re.compile(r"^\| `(R\d{1,2})` \| \S", re.MULTILINE)
SUFFIXES = {".py", ".md", ".html", ".css", ".js"}


def listed() -> list[str]:
    return ROW.findall(text("reference/requirements.md"))


def test_every_number_is_explained() -> None:
    explained = set(listed())
    unknown = [
        f"{name(path)}: {number}"
        for path in files()
        if path.suffix in SUFFIXES
        for number in NUMBER.findall(path.read_text(encoding="utf-8"))
        if number not in explained
    ]
    assert explained
    assert unknown == []


def test_no_number_is_listed_twice_and_they_are_in_order() -> None:
    numbers = [int(number[1:]) for number in listed()]
    assert numbers == sorted(set(numbers))
