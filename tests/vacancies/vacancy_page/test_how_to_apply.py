"""How a posting says that one applies, and with which documents."""

import pytest

from tests.factories import VacancyFactory, document_kind
from tests.pages import text_of
from vacancies.models import DocumentPart

APPLY = "Apply for the position"
ADDRESS = "https://www.example.org/apply"
TO_APPLY = 'a.button:not([type="text/calendar"])'
MAILTO = "mailto:jobs@example.org?subject=PhD%20%26%20waves"
ADDRESSED = 'Send your application by e-mail to jobs@example.org with the subject "PhD & waves".'


@pytest.mark.table
@pytest.mark.parametrize(
    ("facts", "said_before", "address"),
    [
        ({}, "Application form:", "http://testserver/en/apply/"),
        ({"external": True}, "Apply at:", ADDRESS),
    ],
    ids=["form", "elsewhere"],
)
def test_paper_says_where_to_apply(read, facts, said_before, address):
    """S24: the button is not printed."""
    [said] = read(**facts).texts(".form-address")
    assert said.startswith(f"{said_before} {address}")


def test_the_button_stands_at_the_top_and_at_the_foot(read):
    page = read(external=True)
    buttons = page.main.select(f'a.button[href="{ADDRESS}"]')
    assert [button.get_text() for button in buttons] == [APPLY, APPLY]
    assert buttons[0].find_parent("aside")
    assert buttons[1].find_parent(class_="foot-apply")
    assert "Use the button at the foot of the page to apply." in page.text


def test_only_the_form_of_this_site_is_called_the_application_form(read):
    says = "Use the button at the foot of the page to reach the application form."
    assert says in read().text
    assert says not in read(external=True).text


@pytest.mark.table
@pytest.mark.parametrize(
    ("facts", "links"),
    [({"external": True}, [APPLY, "Add to calendar"]), ({"external": True, "closed": True}, [])],
    ids=["open", "closed"],
)
def test_the_button_that_prints_stands_below_the_one_to_apply(read, facts, links):
    actions = read(**facts).one(".facts .facts__actions")
    assert [text_of(link) for link in actions.select("a")] == links
    assert [text_of(one) for one in actions.select("[data-print][hidden] button")] == ["Print"]


def test_a_built_in_form_has_its_button(read):
    buttons = read().main.select(TO_APPLY)
    assert {button["href"].split("/")[2] for button in buttons} == {"apply"}
    assert not any(button.get("rel") for button in buttons)


def test_without_a_form_there_is_no_button(read, settings):
    """A button appears only when what it opens exists: here no place for files is named."""
    settings.GROUPSITE_VACANCIES_FILES = None
    page = read()
    assert page.main.select(f"{TO_APPLY}, .foot-apply") == []
    assert "You apply through a form on this website." in page.text
    assert "Use the button" not in page.text


@pytest.mark.parametrize(
    "address",
    ["http://www.example.org/", "javascript:alert(1)", "https://me:secret@example.org/", ""],
)
def test_an_unsafe_address_is_no_button(read, address):
    """R56: the address is checked again when it is shown."""
    page = read(application_method="link", application_url=address)
    assert page.main.select(TO_APPLY) == []
    assert not address or address not in page.whole


def test_one_applies_by_e_mail(read):
    """The documents are printed, and no form of this site is spoken of."""
    page = read(by_email=True, documents=["CV"])
    links = [link["href"] for link in page.main.select('a[href^="mailto:jobs"]')]
    assert links == [MAILTO] * 3
    assert page.texts(TO_APPLY) == ["Apply by e-mail"] * 2
    assert ADDRESSED in page.text
    assert "Please do not send zip files." in page.text
    assert page.texts(".document-rules h3") == ["CV"]
    assert "application form" not in page.text


def test_of_another_system_the_posting_says_no_format_and_no_size(read):
    page = read(
        application_method="link", application_url="https://jobs.example.org/1", documents=["CV"]
    )
    assert page.texts(".document-rules > li") == ["CV Required"]
    assert "MB" not in page.text


@pytest.mark.parametrize("ended", ["closed", "filled", "cancelled"])
def test_once_it_has_ended_nobody_writes_to_the_address(read, ended):
    page = read(by_email=True, documents=["CV"], **{ended: True})
    assert "jobs@example.org" not in page.whole
    assert page.main.select(TO_APPLY) == []


@pytest.mark.table
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "One PDF file that contains, in this order: CV Personal letter"),
        ("sv", "En pdf-fil med följande innehåll, i den här ordningen: CV Personligt brev"),
    ],
)
def test_one_file_that_holds_several_documents(read, language, said):
    vacancy = VacancyFactory(external=True, documents=["Application"])
    rule = vacancy.document_rules.get()
    rule.parts = [DocumentPart(kind=document_kind(name)) for name in ("CV", "Personal letter")]
    rule.save()
    assert said in read(language, vacancy=vacancy).text


def test_the_documents_are_said_as_the_form_will_ask_for_them(read):
    vacancy = VacancyFactory(documents=["CV", "Personal letter"])
    vacancy.document_rules.filter(kind__texts__name="CV").update(
        max_files=3, asks_for_name=True, max_megabytes=10
    )
    letter = vacancy.document_rules.exclude(kind__texts__name="CV").get()
    letter.required, letter.max_pages = False, 2
    letter.save()
    page = read(vacancy=vacancy)
    assert page.texts(".document-rules > li") == [
        (
            "CV Required Format PDF, up to 3 files of at most 10 MB each "
            "Name Please name the document: CV, Family name"
        ),
        "Personal letter Optional Format PDF, at most 40 MB Length at most 2 pages",
    ]
    assert "Maximum size for each file" not in page.text  # they differ


@pytest.mark.table
@pytest.mark.parametrize(
    ("written_in", "sentence"),
    [
        ("en", "The application should be written in English."),
        ("sv", "The application should be written in Swedish."),
        ("en sv", "The application should be written in English or Swedish."),
        ("", None),
    ],
)
def test_the_language_of_the_application(read, written_in, sentence):
    text = read(application_language=written_in).text
    assert ("should be written" in text) == bool(sentence)
    assert not sentence or sentence in text
