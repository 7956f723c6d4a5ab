"""Rich text of a pasted ad is stored as the editor would store it: no section seems changed by a save."""

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from people.content.rich_text import without_block_keys
from vacancies.models.pages import PROSE
from vacancies.parser.text.results import Block, Piece
from vacancies.parser.text.rich_text_rendering import as_rich_text


def saved_in_the_editor(html: str) -> str:
    editor = ContentstateConverter(features=PROSE)
    return without_block_keys(editor.to_database_format(editor.from_database_format(html)))


@pytest.mark.parametrize("mark", ["", "ul", "ol", "h3"])
@pytest.mark.parametrize(
    "text",
    [
        "“You’re” 'quoted' \"twice\" & less < more > most",
        "  spaces \t before,  between and\nafter ",
        "See https://a.example/?a=1&b='2' and https://b.example.",
        "full\N{NO-BREAK SPACE}time, 100\N{NARROW NO-BREAK SPACE}%",
    ],
)
def test_nothing_changes_by_opening_and_saving(mark: str, text: str) -> None:
    html = as_rich_text([Block(mark, (Piece(text, 0, 0), Piece("Another.", 0, 0)))])
    assert saved_in_the_editor(html) == html
