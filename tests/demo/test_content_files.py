"""The files of the demo's content: alike in every language, and clear about what they lack."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from groupsite.demo import gallery
from groupsite.demo.content import files
from groupsite.demo.content.files import FOLDER, LANGUAGES, ContentError, read_text_file, read_toml
from groupsite.demo.content.markup import markdown_to_rich_text

ENGLISH, SWEDISH = (FOLDER / code for code in LANGUAGES)
TEXTS = sorted(path.relative_to(ENGLISH).as_posix() for path in ENGLISH.rglob("*.*"))
GALLERY = Path(gallery.__file__).parent


def keys(values: dict[str, Any], above: str = "") -> set[str]:
    """The dotted names of all values."""
    found = set()
    for key, value in values.items():
        found |= keys(value, f"{above}{key}.") if isinstance(value, dict) else {above + key}
    return found


def read(path: Path) -> dict[str, Any]:
    return read_toml(path) if path.suffix == ".toml" else read_text_file(path)


class TestLanguages:
    def test_every_language_has_the_same_files(self) -> None:
        swedish = sorted(path.relative_to(SWEDISH).as_posix() for path in SWEDISH.rglob("*.*"))
        assert len(TEXTS) > 15
        assert swedish == TEXTS

    @pytest.mark.parametrize("name", TEXTS)
    def test_every_language_has_the_same_values(self, name: str) -> None:
        assert keys(read(ENGLISH / name)) == keys(read(SWEDISH / name))

    def test_the_gallery_says_the_same_things_in_every_language(self) -> None:
        english, swedish = (keys(read_toml(GALLERY / f"{code}.toml")) for code in LANGUAGES)
        assert english == swedish

    @pytest.mark.parametrize("table", ["organisations", "roles", "documents"])
    def test_a_name_is_that_of_a_fact(self, table: str) -> None:
        assert set(read_toml(ENGLISH / "names.toml")[table]) == set(files.facts_in_table(table))

    def test_a_keyword_is_that_of_an_area(self) -> None:
        used = [key for area in files.facts_in_table("areas").values() for key in area["keywords"]]
        assert sorted(read_toml(ENGLISH / "names.toml")["keywords"]) == sorted(set(used))


@dataclass(frozen=True)
class Example:
    title: str
    body: str
    lead: str = ""


TEXT = """+++
title = "A title"
lead = \"\"\"
Two lines of
one paragraph.

And another.\"\"\"
+++

A paragraph of
two lines.

## A heading

- an item

# aside.note

Beside it.
"""


def write(folder: Path, name: str, text: str) -> None:
    for code in LANGUAGES:
        path = folder / code / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(files, "FOLDER", tmp_path)
    return tmp_path


class TestReading:
    def test_plain_values_are_unwrapped_and_parts_are_rich_text(self, folder: Path) -> None:
        write(folder, "example.md", TEXT)
        assert read_text_file(folder / "en/example.md") == {
            "title": "A title",
            "lead": "Two lines of one paragraph.\n\nAnd another.",
            "body": "<p>A paragraph of two lines.</p><h2>A heading</h2><ul><li>an item</li></ul>",
            "aside": {"note": "<p>Beside it.</p>"},
        }

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ('+++\nlead = "Come."\n+++\nText', "en/example.md: title missing."),
            ('+++\nlead = "Come."\n+++\n', "en/example.md: body, title missing."),
            (
                '+++\ntitle = "A"\ntilte = "B"\n+++\nText',
                "en/example.md: tilte unknown.",
            ),
            ('+++\ntitle = "A\n+++\nText', "en/example.md: Illegal character"),
        ],
    )
    def test_a_mistake_is_named_with_its_file(self, folder: Path, text: str, said: str) -> None:
        write(folder, "example.md", text)
        with pytest.raises(ContentError) as error:
            files.texts_by_language(Example, "example")
        assert str(error.value).startswith(said)

    def test_a_missing_file_is_named(self, folder: Path) -> None:
        write(folder, "example.md", '+++\ntitle = "A"\n+++\nText')
        (folder / "sv/example.md").unlink()
        with pytest.raises(FileNotFoundError, match=r"sv/example\.md"):
            files.texts_by_language(Example, "example")

    def test_a_missing_name_is_named(self, folder: Path) -> None:
        write(folder, "names.toml", '[roles]\nprofessor = "Professor"')
        assert files.names_by_language("roles", "professor") == dict.fromkeys(
            LANGUAGES, "Professor"
        )
        with pytest.raises(ContentError, match=r"en/names.toml: roles.postdoc missing"):
            files.names_by_language("roles", "postdoc")


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("One\nparagraph.\n\nAnother.", "<p>One paragraph.</p><p>Another.</p>"),
        ("**Bold** and *italic*", "<p><b>Bold</b> and <i>italic</i></p>"),
        ("- one\n  item\n- two", "<ul><li>one item</li><li>two</li></ul>"),
        ("A street\\\nA town", "<p>A street<br/>A town</p>"),
        ("11&nbsp;m", "<p>11\N{NO-BREAK SPACE}m</p>"),
        ("[IMY](https://www.imy.se/)", '<p><a href="https://www.imy.se/">IMY</a></p>'),
        ("[us](page:contact)", '<p><a linktype="page" id="{contact}">us</a></p>'),
        ("<script>x</script> & co", "<p>&lt;script&gt;x&lt;/script&gt; &amp; co</p>"),
    ],
)
def test_markdown_becomes_the_rich_text_of_wagtail(markdown: str, html: str) -> None:
    assert markdown_to_rich_text(markdown) == html
