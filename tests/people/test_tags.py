"""The tags that mark words with their language and link records to their pages."""

import pytest
from django.template import Context, Template
from django.utils import translation

from people.content.records.translated_rows import TranslatedText


def rendered(source: str, reader: str = "en", **context) -> str:
    with translation.override(reader):
        return Template("{% load groupsite_people %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("reader", "language", "attribute"),
    [
        ("en", "en", ""),
        ("en", "sv", ' lang="sv"'),
        ("sv", "en", ' lang="en"'),
        ("en-gb", "en", ""),
        ("en", "", ""),
    ],
)
def test_only_what_is_foreign_is_marked(reader, language, attribute):
    assert rendered("{% lang_attr language %}", reader, language=language) == attribute


@pytest.mark.parametrize(
    ("name", "is_marked"),
    [
        ("Åsa Öberg", False),
        ("Łucja Šimůnková", False),
        ("Émile O’Connor", False),
        ("Thị Ánh Nguyễn Phượng", False),
        ("Ξένια Παπαδοπούλου", False),
        ("Ян <Петров>", True),
        ("Ǎn Lǐ", True),
    ],
)
def test_a_name_with_rare_letters_is_set_in_one_face(name, is_marked):
    html = rendered("{{ name|in_one_face }}", name=name)
    assert html.startswith('<span class="in-one-face">') is is_marked
    assert "<П" not in html


@pytest.mark.parametrize(
    ("words", "html"),
    [
        (TranslatedText("Postdoc", "en"), "Postdoc"),
        (TranslatedText("Postdoktor", "sv"), '<span lang="sv">Postdoktor</span>'),
        (TranslatedText("", "sv"), ""),
        (TranslatedText("a < b", "en"), "a &lt; b"),
        (TranslatedText("a < b", "sv"), '<span lang="sv">a &lt; b</span>'),
    ],
)
def test_words_are_marked_and_escaped(words, html):
    assert rendered("{{ words|translated }}", words=words) == html


@pytest.mark.parametrize(
    ("words", "html"),
    [
        (TranslatedText("<p>Text</p>", "en"), "<p>Text</p>"),
        (TranslatedText("<p>Text</p>", "sv"), '<div class="prose" lang="sv"><p>Text</p></div>'),
        (TranslatedText("", "sv"), ""),
    ],
)
def test_rich_text_is_marked_as_a_whole(words, html):
    assert rendered("{{ words|translated_html }}", words=words) == html


@pytest.mark.parametrize(
    ("html", "shows"),
    [
        ("<p>Codes</p>", True),
        ('<embed alt="" embedtype="image" format="left" id="3"/>', True),
        ("<p>&lt;</p>", True),
        ('<p data-block-key="a1b2"></p>', False),
        ("<p>&nbsp; <br/></p><ul><li></li></ul>", False),
        ("", False),
        (None, False),
    ],
)
def test_an_empty_paragraph_is_no_content(html, shows):
    assert rendered("{% if html|has_content %}shown{% endif %}", html=html) == "shown" * shows
