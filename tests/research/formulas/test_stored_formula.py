"""A formula from the editor to the database and back."""

import json

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.api.rich_text import APIRichText
from wagtail.rich_text.rewriters import extract_attrs
from wagtail_localize.strings import extract_strings, restore_strings

from research.formulas.shown_formula import FormulaRewriter
from research.formulas.stored_formula import Formula
from research.models.pages import PROSE

ELL_2 = r'<a linktype="groupsite-formula" tex="\ell_2">ℓ₂</a>'
SUM = r'<a linktype="groupsite-formula" tex="\sum_{n=1}^N a_n" display="block">∑ₙ₌₁^Naₙ</a>'
# What other markup would end, hide or change.
HOSTILE = [
    r'\text{a"b}',
    r"</math><script>alert(1)</script>",
    r'" onclick="alert(1)',
    r"x' & y &amp; z &lt;",
    r"50\% %7B%22",
    "a\nb",
    r"/></a><embed embedtype=image id=1/>",
    r"\text{å ≤ ö}",
    r"\def\a{\a\a}\a",
]


def editor(features=PROSE):
    return ContentstateConverter(list(features))


def sent(formula, text="x", **other):
    """What the editor sends: a paragraph with a formula of this text between two words."""
    entity = {"type": "groupsite-formula", "mutability": "IMMUTABLE", "data": formula}
    block = {
        "key": "abcde",
        "type": "unstyled",
        "depth": 0,
        "text": f"Let {text} be",
        "inlineStyleRanges": [],
        "entityRanges": [{"offset": 4, "length": len(text), "key": 0}],
        **other,
    }
    return json.dumps({"blocks": [block], "entityMap": {"0": entity}})


def saved(formula, **other):
    return editor().to_database_format(sent(formula, **other))


def paragraph(inner):
    return f'<p data-block-key="abcde">Let {inner} be</p>'


@pytest.mark.parametrize("stored", [ELL_2, SUM])
def test_the_editor_gives_back_what_it_was_given(stored):
    state = editor().from_database_format(paragraph(stored))
    assert editor().to_database_format(state) == paragraph(stored)


def test_the_editor_has_the_tex_and_shows_the_plain_text():
    state = json.loads(editor().from_database_format(paragraph(SUM)))
    [block], [entity] = state["blocks"], state["entityMap"].values()
    assert block["text"] == "Let ∑ₙ₌₁^Naₙ be"
    assert entity["data"] == {"tex": r"\sum_{n=1}^N a_n", "display": "block"}
    assert entity["mutability"] == "IMMUTABLE"


def test_the_plain_text_is_that_of_the_tex_whatever_was_sent():
    assert saved({"tex": r"\ell_2"}, text="anything else") == paragraph(ELL_2)


@pytest.mark.parametrize("tex", HOSTILE)
def test_no_tex_breaks_out_of_its_attribute(tex):
    stored = saved({"tex": tex})
    [element] = BeautifulSoup(stored, "html.parser").find_all(["a", "script", "embed"])
    assert set(element.attrs) == {"linktype", "tex"}
    assert Formula.of_attributes(element.attrs) == Formula(tex)
    assert Formula.of_attributes(extract_attrs(stored)) == Formula(tex)
    assert FormulaRewriter()(stored).count("<a ") == 0


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=40))
def test_every_tex_is_read_as_it_was_written(tex):
    formula = Formula(tex.strip())
    attributes = "".join(f' {name}="{value}"' for name, value in formula.attributes.items())
    assert Formula.of_attributes(extract_attrs(attributes)) == formula
    assert not set("\"&'<>").intersection(formula.attributes["tex"])


@pytest.mark.parametrize("tex", ["", "  ", "\x00", None, "x" * 10_000, "{" * 10_000])
def test_what_can_be_no_formula_stays_text(tex):
    assert saved({"tex": tex}) == paragraph("x")


def test_a_formula_that_is_partly_bold_is_one_formula():
    bold = [{"offset": 4, "length": 1, "style": "BOLD"}]
    assert saved({"tex": r"\ell_2"}, text="ℓ₂", inlineStyleRanges=bold) == paragraph(ELL_2)


def test_a_field_without_the_button_keeps_the_plain_text():
    plain = editor(["bold", "link"])
    state = plain.from_database_format(paragraph(ELL_2))
    assert plain.to_database_format(state) == paragraph("ℓ₂")


def test_html_that_wagtail_cleans_keeps_formulas_and_only_them():
    cleaned, removed = APIRichText.sanitize_db_html(f"<p>Let {SUM}</p>", features=PROSE)
    assert Formula.of_attributes(BeautifulSoup(cleaned, "html.parser").a.attrs) == Formula(
        r"\sum_{n=1}^N a_n", is_on_own_line=True
    )
    assert removed == []
    hostile = f"<p>{ELL_2.replace(' tex', ' onclick=x style=y tex')}<script>x</script></p>"
    cleaned, removed = APIRichText.sanitize_db_html(hostile, features=PROSE)
    assert set(BeautifulSoup(cleaned, "html.parser").a.attrs) == {"linktype", "tex"}
    assert "<script" not in cleaned
    without = '<p><a linktype="groupsite-formula">ℓ₂</a></p>'
    assert APIRichText.sanitize_db_html(without, features=PROSE)[0] == "<p>ℓ₂</p>"
    assert APIRichText.sanitize_db_html(f"<p>{ELL_2}</p>", features=["bold"])[0] == "<p>ℓ₂</p>"


def test_wagtail_localize_keeps_a_formula_within_its_sentence():
    template, strings = extract_strings(f"<p>Let {ELL_2} be <b>the</b> norm.</p>")
    [(sentence, attributes)] = strings
    assert sentence.data == 'Let <a id="a1">ℓ₂</a> be <b>the</b> norm.'
    translated = type(sentence).from_translated_html('Normen <a id="a1">ℓ₂</a>.')
    assert restore_strings(template, [(translated, attributes)]) == f"<p>Normen {ELL_2}.</p>"
