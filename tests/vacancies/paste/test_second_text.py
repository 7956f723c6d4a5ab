"""The finished text of the other language: into a vacancy that exists, and beside the first text."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from people.content.sections.changes import changes_in_other_languages_of_page
from people.content.sections.confirmed_section import ConfirmedSection
from tests.made_once import made_once
from tests.vacancies.parser.worlds import squeezed
from tests.vacancies.paste.test_screens import address, form_data, review, soup, words_of
from vacancies.admin.paste.other_language_view import PasteOtherLanguageView
from vacancies.models import ContactText, DocumentKind, Vacancy, VacancyPage

SWEDISH = """Doktorand i kodning

Du söker koder som ingen har hittat än, tillsammans med Anna Berg i Simrisvik.

Arbetsuppgifter
- Utveckla koder
- Mäta dem i laboratoriet

Livet i Simrisvik
Simrisvik ligger vid havet, 40 km från Malmö.

Tjänsten är tidsbegränsad till fyra år.

Så ansöker du
- Personligt brev (högst 2 sidor)

Sista ansökningsdag: 15 maj 2027

Kontakt
Anna Berg, professor, anna.berg@waves.example, 090-123 45 67
"""
ENGLISH = """PhD student in coding

You look for codes that nobody has found yet, together with Anna Berg in Simrisvik.

Your days
- Develop codes
- Measure them in the laboratory

Life in Simrisvik
Simrisvik is by the sea, 40 km from Malmö.

Moving here
We help you and your family with permits, schools and a first home.

How to apply
- Cover letter (at most 2 pages) with your reasons

Application deadline: 15 May 2027

Contact
Anna Berg, full professor, anna.berg@waves.example, +46 90 123 45 67
"""


@pytest.fixture
@made_once
def swedish(administrator, group_site):
    """The vacancy with its Swedish page, made of the first text in a browser that leaves no session."""
    client = Client()
    client.force_login(administrator)
    client.post(address(), form_data(review(client, group_site.vacancies["sv"], SWEDISH)))
    client.logout()
    return VacancyPage.objects.get()


def second_address(record, language="en"):
    return reverse(
        Vacancy.snippet_viewset.get_url_name("paste_language"), args=[record.pk, language]
    )


def paste(client, record, text=ENGLISH, **changes):
    return client.post(second_address(record), {"text": text, **changes}, follow=True)


def make(client, record, text=ENGLISH, **changes):
    data = {**form_data(paste(client, record, text)), **changes}
    return client.post(
        second_address(record), {name: value for name, value in data.items() if value is not None}
    )


def english():
    return VacancyPage.objects.get(locale__language_code="en").get_latest_revision_as_object()


def test_the_tab_of_the_missing_language_offers_it(editor, swedish):
    start = Vacancy.snippet_viewset.get_url_name("start_language")
    page = editor.get(reverse(start, args=[swedish.vacancy.pk, "en"]))
    assert second_address(swedish.vacancy) in page.content.decode()


def test_it_asks_for_the_text_alone(editor, swedish):
    page = soup(editor.get(second_address(swedish.vacancy)))
    assert page.find("textarea", attrs={"name": "text"}) is not None
    assert page.find("select", attrs={"name": "index"}) is None


def test_the_review_shows_partners_and_makes_nothing(editor, swedish):
    page = soup(paste(editor, swedish.vacancy))
    chosen = {
        select.find_previous("label").get_text(strip=True): select.find(
            "option", selected=True
        ).get_text()
        for select in page.find_all("select")
    }
    assert chosen["Your days"] == "Main responsibilities"
    assert chosen["Life in Simrisvik"] == "A section of its own (“Livet i Simrisvik” in Swedish)"
    assert chosen["Moving here"] == "A section of its own"
    assert "Simrisvik ligger vid havet" in page.get_text()
    assert VacancyPage.objects.count() == 1


def test_the_draft_has_each_section_beside_its_partner(editor, swedish):
    response = make(editor, swedish.vacancy)
    page = english()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert (page.title, page.slug, page.live) == (
        "PhD student in coding",
        "phd-student-in-coding",
        False,
    )
    assert page.responsibilities.startswith("<ul><li>Develop codes")
    assert page.lead.startswith("You look for codes")
    theirs = {str(one.value["heading"]): one.id for one in swedish.extra_sections}
    ours = {str(one.value["heading"]): one.id for one in page.extra_sections}
    assert ours["Life in Simrisvik"] == theirs["Livet i Simrisvik"]
    assert ours["Moving here"] not in theirs.values()
    assert page.translation_key == swedish.translation_key


@pytest.mark.thorough
def test_it_is_begun_beside_the_original(editor, swedish):
    make(editor, swedish.vacancy)
    assert ConfirmedSection.objects.filter(page=english().pk, section="lead").exists()
    assert changes_in_other_languages_of_page(english()) == []


def test_the_second_text_brings_what_only_it_knows(editor, swedish):
    make(editor, swedish.vacancy)
    vacancy = Vacancy.objects.get().draft()
    (contact,) = vacancy.contacts.all()
    assert {row.language: row.role for row in contact.texts.all()} == {
        "sv": "professor",
        "en": "full professor",
    }
    (rule,) = vacancy.document_rules.all()
    assert rule.kind.name("en").text == "Personal letter"
    (guidance,) = english().guidance.all()
    assert "with your reasons" in guidance.text


@pytest.mark.thorough
def test_names_and_roles_that_exist_stay(editor, swedish):
    (contact,) = swedish.vacancy.contacts.all()
    contact.texts.add(ContactText(language="en", role="Head of codes"))
    swedish.vacancy.contacts.add(contact)
    kind = DocumentKind.objects.get()
    kind.texts.update_or_create(language="en", defaults={"name": "Letter"})
    swedish.vacancy.save_revision()
    make(editor, swedish.vacancy)
    (contact,) = Vacancy.objects.get().draft().contacts.all()
    assert contact.role("en").text == "Head of codes"
    assert DocumentKind.objects.get().name("en").text == "Letter"


def test_equal_facts_are_not_mentioned(editor, swedish):
    page = soup(paste(editor, swedish.vacancy))
    assert page.find(id="panel-differences-section") is None
    assert "Facts that differ" not in page.get_text()
    assert "Only in this text" not in page.get_text()


def test_a_fact_that_differs_has_to_be_decided(editor, swedish):
    text = ENGLISH.replace("15 May", "20 May")
    shown = paste(editor, swedish.vacancy, text)
    page = soup(shown)
    assert "15 May 2027 (from the facts)" in page.get_text(" ").replace("\xa0", " ")
    assert "20 May 2027 (from the text in English)" in page.get_text(" ").replace("\xa0", " ")
    assert "Application deadline: 20 May 2027" in page.get_text()
    assert page.select("input[type=radio][checked]") == []
    data = {name: value for name, value in form_data(shown).items() if "differs" not in name}
    refused = editor.post(second_address(swedish.vacancy), data, follow=True)
    assert "Choose which of the two is right." in soup(refused).get_text()
    assert VacancyPage.objects.count() == 1


@pytest.mark.table
@pytest.mark.parametrize(("choice", "day"), [("keep", 15), ("use", 20)])
def test_the_editor_decides_which_is_right(editor, swedish, choice, day):
    text = ENGLISH.replace("15 May", "20 May")
    make(editor, swedish.vacancy, text, **{"second-differs-deadline-choice": choice})
    assert Vacancy.objects.get().draft().deadline_on == date(2027, 5, day)
    assert "Application deadline" not in words_of(english())


@pytest.mark.thorough
def test_what_only_the_second_text_states_is_offered_unticked(editor, swedish):
    text = f"{ENGLISH}\nYou may teach up to 20 % of full time.\n"
    page = soup(paste(editor, swedish.vacancy, text))
    (box,) = [one for one in page.select("[type=checkbox]") if "offer" in one["name"]]
    assert not box.has_attr("checked")
    make(editor, swedish.vacancy, text)
    assert Vacancy.objects.get().draft().teaching_percent is None
    assert squeezed("You may teach up to 20 %") in words_of(english())


def test_what_is_ticked_becomes_a_fact(editor, swedish):
    text = f"{ENGLISH}\nYou may teach up to 20 % of full time.\n"
    make(editor, swedish.vacancy, text, **{"second-offer-teaching-use": "on"})
    assert Vacancy.objects.get().draft().teaching_percent == 20


@pytest.mark.thorough
def test_a_new_contact_is_offered(editor, swedish):
    text = f"{ENGLISH}Bo Ek, administrator, bo.ek@waves.example\n"
    name = next(key for key in field_names(paste(editor, swedish.vacancy, text)) if "Bo-Ek" in key)
    make(editor, swedish.vacancy, text, **{name: "on"})
    contacts = Vacancy.objects.get().draft().contacts.all()
    assert [one.shown_name for one in contacts] == ["Anna Berg", "Bo Ek"]


def field_names(response):
    return [field["name"] for field in soup(response).select("[name]")]


def test_a_section_can_go_elsewhere_or_be_left_out(editor, swedish):
    data = form_data(paste(editor, swedish.vacancy))
    moved = {
        name: {"": "benefits"}.get(value, "out")
        for name, value in data.items()
        if name.startswith("second-passage") and value in ("", "responsibilities")
    }
    editor.post(second_address(swedish.vacancy), {**data, **moved})
    assert "permits" in english().benefits
    assert english().responsibilities == ""


def test_back_and_again_keeps_text_and_corrections(editor, swedish):
    data = form_data(paste(editor, swedish.vacancy))
    moved = next(name for name, value in data.items() if value == "responsibilities")
    sent = {**data, "second-title": "Codes!", moved: "terms", "back": "1"}
    page = editor.post(second_address(swedish.vacancy), sent, follow=True)
    back = form_data(page)
    assert back["text"] == ENGLISH
    again = form_data(editor.post(page.redirect_chain[-1][0], back, follow=True))
    assert (again["second-title"], again[moved]) == ("Codes!", "terms")


@pytest.mark.thorough
def test_a_page_that_exists_is_not_overwritten_without_being_asked(editor, swedish):
    make(editor, swedish.vacancy)
    text = ENGLISH.replace("Develop codes", "Invent codes").replace("permits", "visas")
    page = soup(paste(editor, swedish.vacancy, text))
    boxes = [one for one in page.select("[type=checkbox]") if one["name"].endswith("replace")]
    assert boxes
    assert not any(one.has_attr("checked") for one in boxes)
    make(editor, swedish.vacancy, text)
    assert "Develop codes" in english().responsibilities
    assert VacancyPage.objects.count() == 2
    data = form_data(paste(editor, swedish.vacancy, text))
    moved = next(name for name, value in data.items() if value == "responsibilities")
    make(editor, swedish.vacancy, text, **{moved.replace("where", "replace"): "on"})
    assert "Invent codes" in english().responsibilities
    assert "Develop codes" not in english().responsibilities


def test_all_words_of_the_text_are_somewhere(editor, swedish):
    make(editor, swedish.vacancy)
    words = words_of(english())
    for one in ("nobody has found", "Measure them", "by the sea", "family with permits"):
        assert squeezed(one) in words


def test_a_language_without_any_other_page_has_none_to_be_beside(editor, swedish):
    assert editor.get(second_address(swedish.vacancy, "sv")).status_code == 404


@pytest.mark.thorough
def test_both_texts_at_once(editor, group_site):
    data = {"index": group_site.vacancies["sv"].pk, "text": SWEDISH, "other_text": ENGLISH}
    shown = editor.post(address(), data, follow=True)
    assert not Vacancy.objects.exists()
    made = form_data(shown)
    editor.post(address(), made)
    assert Vacancy.objects.count() == 1
    pages = {page.locale.language_code: page for page in VacancyPage.objects.all()}
    assert set(pages) == {"en", "sv"}
    assert english().responsibilities.startswith("<ul><li>Develop codes")
    swedish_ids = {str(one.value["heading"]): one.id for one in pages["sv"].extra_sections}
    english_ids = {str(one.value["heading"]): one.id for one in english().extra_sections}
    assert english_ids["Life in Simrisvik"] == swedish_ids["Livet i Simrisvik"]


@pytest.mark.thorough
def test_a_section_of_the_first_text_can_be_left_out(editor, group_site):
    """Its partner in the other text has no place any more, and is a further section."""
    data = {"index": group_site.vacancies["sv"].pk, "text": SWEDISH, "other_text": ENGLISH}
    made = form_data(editor.post(address(), data, follow=True))
    name = next(
        key for key in made if key.startswith("section-") and made[key] == "responsibilities"
    )
    editor.post(address(), {**made, name: "out"})
    pages = {page.locale.language_code: page for page in VacancyPage.objects.all()}
    assert pages["sv"].responsibilities == ""
    kept = [
        pages["en"].responsibilities,
        *(one.value["text"].source for one in pages["en"].extra_sections),
    ]
    assert any("Develop codes" in text for text in kept)


def test_both_texts_that_contradict_each_other(editor, group_site):
    text = ENGLISH.replace("15 May", "20 May")
    data = {"index": group_site.vacancies["sv"].pk, "text": SWEDISH, "other_text": text}
    shown = editor.post(address(), data, follow=True)
    page = soup(shown)
    assert "Sista ansökningsdag: 15 maj 2027" in page.get_text()
    sent = {name: value for name, value in form_data(shown).items() if "differs" not in name}
    refused = editor.post(address(), sent, follow=True)
    assert "Choose which of the two is right." in soup(refused).get_text()
    assert not Vacancy.objects.exists()
    editor.post(address(), {**sent, "second-differs-deadline-choice": "use"})
    assert Vacancy.objects.get().draft().deadline_on == date(2027, 5, 20)


def test_a_first_text_alone_is_as_before(editor, group_site):
    data = form_data(review(editor, group_site.vacancies["sv"], SWEDISH))
    assert "other_text" not in data
    editor.post(address(), data)
    assert VacancyPage.objects.count() == 1


@pytest.mark.parametrize("method", ["get", "post"])
def test_only_who_may_add_a_language_may_do_so(swedish, client, django_user_model, method):
    client.logout()
    member = django_user_model.objects.create_user("member", "m@waves.example", "x")
    client.force_login(member)
    response = getattr(client, method)(second_address(swedish.vacancy), {"text": ENGLISH})
    assert response.status_code in (302, 403)
    assert VacancyPage.objects.count() == 1


def test_facts_of_a_second_text_are_never_published_with_it(editor, swedish):
    record = swedish.vacancy
    Vacancy.objects.update(live=True, has_unpublished_changes=False)
    response = make(editor, record)
    record = Vacancy.objects.get()
    (contact,) = record.contacts.all()
    assert {row.language for row in contact.texts.all()} == {"sv"}
    assert record.live
    assert record.has_unpublished_changes
    shown = soup(editor.get(response.url)).get_text(" ")
    assert "The facts have a newer draft. Publish it on the Facts tab." in shown


@pytest.mark.thorough
@pytest.mark.parametrize(
    "role",
    [
        "full professor and by docent Cilla Dahl, history, 0980-319 226",
        "full professor and her assistant " + "of the codes " * 6,
    ],
)
def test_what_is_no_role_stays_in_the_text(editor, swedish, role):
    text = ENGLISH.replace("full professor", role)
    make(editor, swedish.vacancy, text)
    (contact,) = Vacancy.objects.get().draft().contacts.all()
    assert {row.language for row in contact.texts.all()} == {"sv"}
    assert squeezed(role) in words_of(english())


def test_the_draft_is_made_once_however_often_the_button_is_pressed(editor, swedish):
    data = form_data(paste(editor, swedish.vacancy))
    first = editor.post(second_address(swedish.vacancy), data)
    before = english()
    again = editor.post(second_address(swedish.vacancy), data)
    assert again.url == first.url
    assert (VacancyPage.objects.count(), Vacancy.objects.count()) == (2, 1)
    assert len(english().extra_sections) == len(before.extra_sections)
    assert "There is already a page in English." in soup(editor.get(again.url)).get_text()


def test_the_draft_is_made_once_by_two_requests_at_once(editor, swedish, monkeypatch):
    data = form_data(paste(editor, swedish.vacancy))
    read = PasteOtherLanguageView._review_forms

    def overtaken(view, text, sent):
        monkeypatch.setattr(PasteOtherLanguageView, "_review_forms", read)
        editor.post(second_address(swedish.vacancy), data)
        return read(view, text, sent)

    monkeypatch.setattr(PasteOtherLanguageView, "_review_forms", overtaken)
    second = editor.post(second_address(swedish.vacancy), data)
    assert second.url == reverse("wagtailadmin_pages:edit", args=[english().pk])
    assert (VacancyPage.objects.count(), Vacancy.objects.count()) == (2, 1)


ALL_PAIRED = ENGLISH.replace(ENGLISH[ENGLISH.index("Moving") : ENGLISH.index("How to")], "")


@pytest.mark.thorough
def test_it_is_said_if_no_section_was_chosen(editor, swedish):
    make(editor, swedish.vacancy, ALL_PAIRED)
    count = english().revisions.count()
    page = soup(editor.get(make(editor, swedish.vacancy, ALL_PAIRED).url))
    assert "Nothing has been changed: no section was chosen." in page.get_text()
    assert page.find(attrs={"name": "second-title"}) is not None
    assert english().revisions.count() == count


@pytest.mark.thorough
def test_the_title_of_the_text_is_shown_beside_that_of_the_page(editor, swedish):
    make(editor, swedish.vacancy, ALL_PAIRED)
    text = ALL_PAIRED.replace("PhD student in coding", "Doctoral student in codes")
    page = soup(paste(editor, swedish.vacancy, text))
    assert page.find(attrs={"name": "second-title"}).get_text(strip=True) == "PhD student in coding"
    assert "The title in this text: Doctoral student in codes" in page.get_text()
    made = make(editor, swedish.vacancy, text, **{"second-title": "Doctoral student in codes"})
    assert english().title == "Doctoral student in codes"
    said = soup(editor.get(made.url)).get_text()
    assert "No section was chosen, so only the title and the facts were changed." in said
    assert "These sections were not replaced: Introduction, Your days" in said


def test_the_review_lists_what_leaves_the_text(editor, swedish):
    page = soup(paste(editor, swedish.vacancy))
    panel = page.find(id="taken-out-section")
    listed = [item.get_text() for item in panel.find_all("li")]
    assert "Application deadline: 15 May 2027" in listed
    assert any("anna.berg@waves.example" in one for one in listed)


@pytest.mark.thorough
def test_a_sentence_stays_whose_fact_the_record_does_not_state(editor, swedish):
    text = ENGLISH.replace("15 May 2027", "15 May 2027 at 14:00")
    page = soup(paste(editor, swedish.vacancy, text))
    assert "at 14:00" not in page.find(id="taken-out-section").get_text()
    make(editor, swedish.vacancy, text)
    assert squeezed("15 May 2027 at 14:00") in words_of(english())
