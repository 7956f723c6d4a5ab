"""A text that is pasted on its tab agrees with what the original says at that moment."""
# ruff: noqa: F811 -- a fixture is asked for by its name

import pytest

from people.content.sections.changes import changes_in_live_languages_by_page_id
from people.content.sections.section_confirmation import store_original_texts_beside_draft
from people.content.sections.section_texts import newest_draft, section_texts, text_digest
from tests.vacancies.paste.test_screens import form_data
from tests.vacancies.paste.test_second_text import (  # noqa: F401
    ENGLISH,
    paste,
    second_address,
    soup,
    swedish,
)
from vacancies.models import VacancyPage

pytestmark = pytest.mark.table

ORDERS = (("sv", "en"), ("en", "sv"))
SECTIONS = ("lead", "responsibilities", "title")


def page_in(language):
    return VacancyPage.objects.get(locale__language_code=language)


def edit(language, **texts):
    """Save a newer draft, as the edit form does."""
    page = newest_draft(page_in(language))
    for name, text in texts.items():
        setattr(page, name, text)
    page.save_revision()


def publish(language):
    page_in(language).latest_revision.publish()


def edit_swedish():
    edit(
        "sv",
        lead="Du söker koder.",
        responsibilities="<ul><li>Hitta koder</li><li>Mäta dem i laboratoriet</li></ul>",
        title="Ny",
    )


def paste_english(client, record, text=ENGLISH, *, replace=SECTIONS):
    """Paste the text and put these of its sections into the page, in place of what it says."""
    data = form_data(paste(client, record, text))
    for name, value in list(data.items()):
        if name.endswith("where") and value in replace:
            data[name.replace("where", "replace")] = "on"
    return client.post(second_address(record), data)


def outdated(language):
    """The sections of a page that are out of date for its readers."""
    found = changes_in_live_languages_by_page_id(VacancyPage.objects.all())
    return {change.section for change in found.get(page_in(language).pk, ())} & set(SECTIONS)


def outdated_after_publishing(order):
    for language in order:
        publish(language)
    return outdated("sv") | outdated("en")


@pytest.mark.thorough
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("is_live", [True, False])
def test_a_first_text_beside_an_edited_draft(editor, swedish, order, is_live):
    if is_live:
        publish("sv")
    edit_swedish()
    paste_english(editor, swedish.vacancy)
    assert outdated("en") == set()
    assert outdated_after_publishing(order) == set()


@pytest.mark.thorough
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("is_live", [True, False])
@pytest.mark.parametrize("is_published", [True, False])
@pytest.mark.parametrize("text", [ENGLISH, ENGLISH.replace("Develop", "Find")])
def test_a_text_in_place_of_a_former_one(editor, swedish, order, is_live, is_published, text):
    """Also where the pasted section says what the page said before: it has been read again."""
    publish("sv")
    paste_english(editor, swedish.vacancy)
    if is_live:
        publish("en")
    edit_swedish()
    if is_published:
        publish("sv")
    paste_english(editor, swedish.vacancy, text)
    assert outdated_after_publishing(order) == set()


def test_the_same_text_again_is_up_to_date_at_once(editor, swedish):
    publish("sv")
    paste_english(editor, swedish.vacancy)
    publish("en")
    edit_swedish()
    publish("sv")
    assert outdated("en") == set(SECTIONS)
    paste_english(editor, swedish.vacancy)
    assert outdated("en") == set()


@pytest.mark.thorough
@pytest.mark.parametrize("is_live", [True, False])
def test_a_section_that_is_not_replaced_stays_out_of_date(editor, swedish, is_live):
    publish("sv")
    paste_english(editor, swedish.vacancy)
    if is_live:
        publish("en")
    edit_swedish()
    publish("sv")
    paste_english(editor, swedish.vacancy, replace=("lead",))
    publish("en")
    assert outdated("en") == {"responsibilities"}


@pytest.mark.thorough
@pytest.mark.parametrize("is_first", [True, False])
def test_a_later_change_of_the_original_is_a_change(editor, swedish, is_first):
    publish("sv")
    if not is_first:
        paste_english(editor, swedish.vacancy)
        publish("en")
    edit_swedish()
    paste_english(editor, swedish.vacancy, ENGLISH.replace("nobody has", "no one has"))
    publish("sv")
    publish("en")
    edit("sv", lead="Du söker andra koder.")
    publish("sv")
    assert outdated("en") == {"lead"}


def test_an_original_that_changed_during_the_review_is_shown_again(editor, swedish):
    publish("sv")
    data = form_data(paste(editor, swedish.vacancy))
    edit_swedish()
    publish("sv")
    again = editor.post(second_address(swedish.vacancy), data, follow=True)
    assert VacancyPage.objects.count() == 1
    assert "has changed since you opened this review" in soup(again).get_text()
    assert "Hitta koder" in soup(again).get_text()
    editor.post(again.request["PATH_INFO"] + "?" + again.request["QUERY_STRING"], form_data(again))
    publish("en")
    assert outdated("en") == set()


def correct_english(user):
    """Change a word of what was pasted, in the form beside the public original."""
    page, original = page_in("en"), page_in("sv")
    former = section_texts(newest_draft(page))
    edit("en", lead="You look for new codes.")
    digests = {name: text_digest(text) for name, text in section_texts(original).items()}
    store_original_texts_beside_draft(page_in("en"), former, original, digests, user)


@pytest.mark.thorough
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("is_live", [True, False])
def test_a_correction_before_publishing_leaves_it_up_to_date(
    editor, swedish, administrator, order, is_live
):
    publish("sv")
    if is_live:
        paste_english(editor, swedish.vacancy)
        publish("en")
    edit_swedish()
    paste_english(editor, swedish.vacancy, ENGLISH.replace("nobody has", "no one has"))
    correct_english(administrator)
    assert outdated_after_publishing(order) == set()
