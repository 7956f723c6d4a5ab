"""A posting as a visitor reads it: its states and its variants."""

from datetime import date, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from people.models import Organisation
from tests.factories import NOW, AreaFactory, PersonFactory, VacancyFactory, document_kind
from tests.pages import Read, text_of, visit
from vacancies.models import ContactText, DocumentPart, Vacancy, VacancyContact, VacancySupervisor

APPLY = "Apply for the position"
ADDRESS = "https://www.example.org/apply"


@pytest.fixture
def read(client, group_site, at):
    """Publishes a vacancy in these states and reads its page."""

    def publish(language="en", words=None, **facts):
        vacancy = facts.pop("vacancy", None) or VacancyFactory(**facts)
        pages = group_site.add(vacancy, title="Position", **(words or {}))
        return visit(client, pages[language])

    return publish


@pytest.mark.parametrize(
    ("facts", "state", "title"),
    [
        ({"closed": True}, "Closed to applications", "The application deadline was 3 March 2025."),
        ({"filled": True}, "Filled", "This position has been filled."),
        ({"cancelled": True}, "Cancelled", "This position has been cancelled."),
    ],
)
def test_an_ended_posting_says_so_and_leads_to_what_is_open(read, group_site, facts, state, title):
    page = read(external=True, **facts)
    assert page.one(".state").get_text() == state
    assert page.texts(".banner__title") == [title]
    assert page.one(".banner a")["href"] == group_site.vacancies["en"].get_url()
    assert page.main.select(f'a[href="{ADDRESS}"]') == []


@pytest.mark.parametrize("facts", [{"closed": True}, {"filled": True}, {"cancelled": True}])
def test_an_ended_posting_advises_nobody_to_apply(read, facts):
    """S11: what was asked for is a record, folded."""
    page = read(documents=["CV"], continuous_evaluation=True, **facts)
    folded = page.one("details.past-instructions:not([open])")
    assert folded.select_one("summary h2").get_text() == "How to apply (applications are closed)"
    assert "CV" in folded.get_text()
    assert "Application deadline:" not in page.text
    assert "beneficial" not in page.text


def test_an_open_posting_advises_to_apply_early(read):
    page = read(documents=["CV"], continuous_evaluation=True)
    assert "it may be beneficial to apply well before the deadline" in page.text
    assert page.main.select("details.past-instructions") == []


@pytest.mark.parametrize(
    ("facts", "label"),
    [
        ({"cancelled": True, "deadline_on": date(2025, 6, 14)}, "Announced deadline"),
        ({"cancelled": True, "deadline_on": date(2025, 3, 3)}, "Application deadline"),
        ({"closed": True}, "Application deadline"),
    ],
)
def test_a_deadline_that_holds_no_longer_is_called_so(read, facts, label):
    assert label in read(**facts).facts(".facts__list")


@pytest.mark.parametrize(
    ("facts", "address"),
    [({}, "http://testserver/en/apply/"), ({"external": True}, ADDRESS)],
    ids=["form", "elsewhere"],
)
def test_paper_says_where_to_apply(read, facts, address):
    """S24: the button is not printed."""
    [said] = read(**facts).texts(".form-address")
    assert said.startswith(f"Application form: {address}")


@pytest.mark.parametrize(
    ("facts", "state", "left"),
    [
        ({}, "Open for applications, 14 June", "25 days left"),
        ({"closing_soon": True}, "Closing soon, 22 May", "2 days left"),
        ({"deadline_on": date(2025, 5, 20)}, "Closing soon, 20 May", "closes today"),
        ({"deadline_on": date(2025, 5, 21)}, "Closing soon, 21 May", "1 day left"),
    ],
)
def test_an_open_posting_says_how_long(read, facts, state, left):
    """At its top the last day: on a phone the facts come after the first screen."""
    page = read(**facts)
    assert text_of(page.one(".state")) == state
    assert page.texts(".facts__left") == [left]
    assert page.main.select(".banner") == []


def test_the_deadline_has_its_zone_and_a_machine_can_read_it(read):
    page = read()
    assert page.texts(".facts__hour") == ["Saturday, 23:59 Swedish time (CEST)"]
    assert page.one(".facts__date time")["datetime"] == "2025-06-14T23:59+02:00"


def test_a_deadline_with_a_time_says_it_in_the_sentence_too(read):
    page = read(deadline_time=time(12, 0))
    assert "Application deadline: 14 June 2025, 12:00 Swedish time (CEST)." in page.text
    assert page.one(".facts__date time")["datetime"] == "2025-06-14T12:00+02:00"


def test_a_deadline_in_another_zone_says_whose_clock(read):
    page = read(time_zone="America/New_York")
    assert page.texts(".facts__hour") == ["Saturday, 23:59 New York time (EDT)"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Extended from 7 June to 14 June 2025"),
        ("sv", "Förlängd från 7 juni till 14 juni 2025"),
    ],
)
@pytest.mark.parametrize("state", [{}, {"outcome": "filled"}], ids=["open", "ended"])
def test_an_extension_stays_visible(read, language, text, state):
    assert text in read(language, extended=True, **state).text


@pytest.mark.table
@pytest.mark.parametrize("state", [{}, {"outcome": "filled"}], ids=["open", "ended"])
@pytest.mark.parametrize(
    ("language", "reasons", "text", "marked"),
    [
        ("en", {"en": "more time for all"}, "to 14 June 2025: more time for all", []),
        ("sv", {"en": "more time", "sv": "mer tid"}, "till 14 juni 2025: mer tid", []),
        ("sv", {"en": "more time"}, "till 14 juni 2025: more time", ["more time"]),
        ("en", {"en": "<b>1 & 2</b>"}, "to 14 June 2025: <b>1 & 2</b>", []),
        ("en", {}, "to 14 June 2025", []),
    ],
    ids=["given", "in both", "in the other language only", "no markup", "none"],
)
def test_the_reason_of_an_extension_stands_beside_it(read, language, reasons, text, marked, state):
    vacancy = VacancyFactory(extended=True, **state)
    vacancy.extensions.get().set_reasons(reasons)
    page = read(language, vacancy=vacancy)
    assert text in page.text
    assert page.texts("aside [lang=en]") == marked


def test_an_extension_that_was_taken_back_says_nothing(read):
    vacancy = VacancyFactory(extended=True)
    vacancy.deadline_on = date(2025, 6, 10)
    vacancy.save()
    assert "Extended" not in read(vacancy=vacancy).text


def test_the_button_stands_at_the_top_and_at_the_foot(read):
    page = read(external=True)
    buttons = page.main.select(f'a.button[href="{ADDRESS}"]')
    assert [button.get_text() for button in buttons] == [APPLY, APPLY]
    assert buttons[0].find_parent("aside")
    assert buttons[1].find_parent(class_="foot-apply")
    assert "Use the button at the foot of the page to reach the application form." in page.text


@pytest.mark.parametrize(
    ("facts", "links"),
    [({"external": True}, [APPLY]), ({"external": True, "closed": True}, [])],
    ids=["open", "closed"],
)
def test_the_button_that_prints_stands_below_the_one_to_apply(read, facts, links):
    actions = read(**facts).one(".facts .facts__actions")
    assert [link.get_text() for link in actions.select("a")] == links
    assert [text_of(one) for one in actions.select("[data-print][hidden] button")] == ["Print"]


def test_a_built_in_form_has_its_button(read):
    buttons = read().main.select("a.button")
    assert {button["href"].split("/")[2] for button in buttons} == {"apply"}
    assert not any(button.get("rel") for button in buttons)


def test_without_a_form_there_is_no_button(read, settings):
    """A button appears only when what it opens exists: here no place for files is named."""
    settings.GROUPSITE_VACANCIES_FILES = None
    page = read()
    assert page.main.select("a.button, .foot-apply") == []
    assert "You apply through a form on this website." in page.text
    assert "Use the button" not in page.text


@pytest.mark.parametrize(
    "address",
    ["http://www.example.org/", "javascript:alert(1)", "https://me:secret@example.org/", ""],
)
def test_an_unsafe_address_is_no_button(read, address):
    """R56: the address is checked again when it is shown."""
    page = read(application_method="link", application_url=address)
    assert page.main.select("a.button") == []
    assert not address or address not in page.whole


MAILTO = "mailto:jobs@example.org?subject=PhD%20%26%20waves"
ADDRESSED = 'Send your application by e-mail to jobs@example.org with the subject "PhD & waves".'


def test_one_applies_by_e_mail(read):
    """The documents are printed, and no form of this site is spoken of."""
    page = read(by_email=True, documents=["CV"])
    links = [link["href"] for link in page.main.select('a[href^="mailto:jobs"]')]
    assert links == [MAILTO] * 3
    assert page.texts("a.button") == ["Apply by e-mail"] * 2
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
    assert page.main.select("a.button") == []


def test_a_thesis_has_no_salary_and_no_deadline(read):
    page = read(thesis=True, external=True, words={"benefits": "<p>A desk.</p>"})
    assert page.facts(".facts__deadline") == {"Open": "until filled"}
    assert "Salary" not in page.facts(".facts__list")
    assert "Applications are welcome until the position is filled." in page.text
    assert "What we offer" in page.texts("h2")
    assert "salary" not in page.text.lower()
    assert page.texts("a.button") == ["Apply for the project"] * 2


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


THESIS = {
    "thesis": True,
    "external": True,
    "credits": Decimal(30),
    "students_min": 1,
    "students_max": 2,
    "examiner_name": "Eva Holm",
    "examiner_email": "eva@example.org",
}


@pytest.mark.parametrize(
    ("language", "facts", "shown"),
    [
        ("en", {}, ["30 credits (ECTS)", "1–2 students", "Eva Holm eva@example.org"]),
        ("en", {"credits": Decimal("7.5")}, ["7.5 credits (ECTS)"]),
        ("en", {"students_max": None}, ["1 student"]),
        ("sv", {}, ["30 hp", "1–2 studenter", "Eva Holm eva@example.org"]),
        ("sv", {"credits": Decimal("7.5")}, ["7,5 hp"]),
    ],
)
def test_what_a_thesis_project_has(read, language, facts, shown):
    page = read(language, **{**THESIS, **facts})
    assert set(shown) <= set(page.facts(".facts__list").values())


def test_a_thesis_is_no_employment_and_prints_no_extent(read):
    facts = read(**THESIS | {"extent_percent": 100, "employment_form": "fixed"}).facts(
        ".facts__list"
    )
    assert "Working hours" not in facts
    assert facts["Type of position"] == "Master's thesis project"


def test_another_kind_prints_nothing_of_a_thesis(read):
    page = read(**{**THESIS, "thesis": False})
    assert "ECTS" not in page.text
    assert "Eva Holm" not in page.whole


def test_an_examiner_of_the_site_is_a_link(read, group_site):
    eva = PersonFactory(given_name="Eva", email="eva@example.org")
    group_site.add(eva, title="Eva Ek")
    page = read(**{**THESIS, "examiner_name": "", "examiner_email": "", "examiner": eva})
    assert page.facts(".facts__list")["Examiner"] == "Eva Ek eva@example.org"
    assert page.main.select('.facts a[href*="eva-ek"]')


def test_an_examiner_who_is_a_draft_is_not_shown(read):
    eva = PersonFactory(given_name="Eva", draft=True)
    facts = {**THESIS, "examiner_name": "", "examiner_email": "", "examiner": eva}
    assert "Examiner" not in read(**facts).facts(".facts__list")


def test_an_external_supervisor_is_named_beside_the_others(read):
    external = {"external_supervisor": "Lo Berg", "external_organisation": "Ericsson"}
    page = read(**THESIS, **external, supervisors=[PersonFactory()])
    assert page.facts(".facts__list")["External supervisor"] == "Lo Berg, Ericsson"
    assert (
        "You will be co-supervised by: Alice Ek, Department of Waves Lo Berg, Ericsson" in page.text
    )


@pytest.mark.parametrize(
    ("facts", "box", "sentence"),
    [
        ({}, "34,550 SEK per month", "A starting salary of 34,550 SEK per month."),
        ({"by_agreement": True}, "to be agreed", "Salary to be agreed."),
        ({"unpaid": True}, None, None),
    ],
)
def test_the_salary(read, facts, box, sentence):
    page = read(**facts)
    assert page.facts(".facts__list").get("Salary") == box
    assert ("salary" in page.text.lower()) == bool(sentence)
    assert not sentence or sentence in page.text


def test_one_supervisor_makes_a_sentence(read):
    page = read(supervisors=[PersonFactory(honorific="prof")])
    assert "You will be supervised by Prof. Alice Ek, Department of Waves." in page.text
    assert page.facts(".facts__list")["Supervisor"] == "Alice Ek, Prof., Department of Waves"


def test_several_supervisors_make_a_list_in_order(read):
    bob = PersonFactory(bob=True, affiliated=True)
    page = read(supervisors=[bob, PersonFactory()])
    assert (
        "You will be co-supervised by: Bob Åberg, Department of Proofs Alice Ek, "
        "Department of Waves" in page.text
    )


def test_without_a_stylesheet_names_do_not_run_together(read, group_site):
    """A text browser shows items of lists apart, and no monogram."""
    areas = [AreaFactory(), AreaFactory()]
    for area, title in zip(areas, ["Coding", "Learning"], strict=True):
        group_site.add(area, title=title)
    main = read(supervisors=[PersonFactory(), PersonFactory(bob=True)], areas=areas).main
    assert [text_of(one) for one in main.select(".facts__areas > ul > li")] == [
        "Coding",
        "Learning",
    ]
    people = main.select(".facts__people > ul > li")
    assert len(people) == 2
    for person in people:
        assert person.select_one(".portrait")["aria-hidden"] == "true"


def test_a_supervisors_part_is_said_where_it_differs(read):
    vacancy = VacancyFactory(supervisors=[PersonFactory(), PersonFactory(bob=True)])
    VacancySupervisor.objects.filter(person__given_name="Alice").update(role="main")
    assert "Alice Ek, Department of Waves (main supervisor)" in read(vacancy=vacancy).text


def test_a_supervisor_with_a_page_is_a_link(read, group_site):
    alice, bob = PersonFactory(), PersonFactory(bob=True)
    group_site.add(alice, title="Alice Ek")
    page = read(supervisors=[alice, bob])
    assert {link.get_text() for link in page.main.select(".facts__people a")} == {"Alice Ek"}


def test_who_is_not_public_is_not_named(read):
    eve = PersonFactory(draft=True, given_name="Eve")
    page = read(supervisors=[eve], contacts=[eve])
    assert "Eve" not in page.whole
    assert "supervis" not in page.text.lower()


def test_a_programme_speaks_for_itself_unless_the_page_does(read):
    own = read(funded=True)
    assert "About TIDE What TIDE is (en). Read more about TIDE" in own.text
    assert "The school of TIDE (en)." in own.text
    assert own.one('.prose a[href="https://tide.example/"]').get_text() == "Read more about TIDE"
    assert own.one('.facts a[href="https://tide.example/"]').get_text() == "TIDE"
    assert "Programme" in own.facts(".facts__list")
    ours = read(funded=True, words={"about_programme": "<p>Our words of it.</p>"})
    assert "About TIDE Our words of it. Read more about TIDE" in ours.text
    assert "What TIDE is" not in ours.text


def test_a_funder_is_called_a_funder(read):
    vacancy = VacancyFactory(funded=True)
    [row] = vacancy.programmes.select_related("organisation")
    Organisation.objects.filter(pk=row.organisation_id).update(kind="funder")
    facts = read(vacancy=vacancy).facts(".facts__list")
    assert "Funder" in facts
    assert "Programme" not in facts


def test_the_graduate_school_is_for_doctoral_students(read):
    assert "The school of TIDE" not in read(funded=True, kind="postdoc").text


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
            "CV Required Please name the document: CV, Family name "
            "Format PDF, up to 3 files of at most 10 MB each"
        ),
        "Personal letter Optional Format PDF, at most 40 MB Length at most 2 pages",
    ]
    assert "Maximum size for each file" not in page.text  # they differ


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


def test_contacts_and_union_representatives(read):
    alice = PersonFactory(email="alice@example.org", phone="+46 31 1")
    vacancy = VacancyFactory(contacts=[alice])
    union = VacancyContact.objects.create(
        vacancy=vacancy, kind="union", name="Uma Union", email="uma@example.org"
    )
    ContactText.objects.create(contact=union, language="sv", role="Saco-S")
    page = read(vacancy=vacancy)
    assert text_of(page.section("contact")) == (
        "For questions, please contact: Alice Ek alice@example.org +46 31 1 "
        "Union representatives Uma Union, Saco-S uma@example.org"
    )
    assert page.section("contact").select("li") == [], "one of each kind is no list"
    assert page.one('a[href="tel:+46311"]')
    assert page.section("contact").select_one('[lang="sv"]').get_text() == "Saco-S"


@pytest.mark.parametrize(("days", "announced"), [(3, True), (-3, False)])
def test_an_information_meeting_is_announced_until_it_begins(read, days, announced):
    when = (NOW + timedelta(days=days)).astimezone(ZoneInfo("Europe/Stockholm"))
    page = read(meeting_at=when, meeting_url="https://meet.example.org/1")
    assert ("Information meeting" in page.text) == announced
    if announced:
        assert "Friday 23 May 2025, 12:00 Swedish time (CEST)" in page.text
        assert page.one('a[href="https://meet.example.org/1"]')


@pytest.mark.parametrize(
    ("facts", "name", "text"),
    [
        ({"positions_min": 3, "positions_max": 4}, "Number", "3–4 positions"),
        ({"positions_min": 1}, "Number", None),
        ({"start": "soon"}, "Start", "as soon as possible"),
        ({"start": "date", "start_on": date(2025, 9, 1)}, "Start", "1 September 2025"),
        ({"extent_percent": 50}, "Working hours", "Part time (50%)"),
        ({"duration_min": 24}, "Duration", "two years"),
        (
            {"duration_min": 48, "duration_max": 60, "teaching_percent": 20},
            "Duration",
            "four years; five years with up to 20% teaching",
        ),
        # Published before this was refused.
        (
            {"employment_form": "permanent", "duration_min": None, "teaching_percent": 20},
            "Duration",
            None,
        ),
        ({"reference": ""}, "Reference", None),
    ],
)
def test_the_other_facts(read, facts, name, text):
    assert read(**facts).facts(".facts__list").get(name) == text


def test_a_permanent_position_is_not_extended_by_teaching(read):
    facts = {"duration_min": None, "teaching_percent": 70}
    assert "extended accordingly" in read(employment_form="fixed", **facts).text
    assert "extended accordingly" not in read(employment_form="permanent", **facts).text


def test_what_the_page_says_more_stands_before_how_to_apply(read):
    section = ("section", {"heading": "The island", "text": "<p>It has boats.</p>"})
    text = read(words={"extra_sections": [section]}).text
    assert text.index("The island It has boats.") < text.index("How to apply")


def test_a_posting_with_hardly_any_facts_is_still_a_page(read):
    """A draft may be incomplete; what is missing is left out, not left empty."""
    page = read(
        kind="faculty",
        organisation=None,
        opens_on=None,
        deadline_on=None,
        extent_percent=None,
        duration_min=None,
        salary="",
        salary_amount=None,
        reference="",
        application_language="",
    )
    assert page.facts(".facts__list") == {"Type of position": "Academic position"}
    assert [tag for tag in page.main.select("h2, h3, p, li, dd") if not text_of(tag)] == []


@pytest.mark.parametrize("language", ["en", "sv"])
def test_the_preview_of_facts_that_say_nothing_yet(group_site, at, language):
    """What "New …" leaves: a draft of facts with a kind, and a page with a title."""
    vacancy = Vacancy(name="", kind="doctoral", live=False)
    vacancy.save()
    vacancy.save_revision(clean=False)
    page = group_site.add(vacancy, title="A new one", live=False)[language]
    page.save_revision()
    for preview in (
        page.make_preview_request(),
        vacancy.draft().make_preview_request(preview_mode=language),
    ):
        read = Read.from_response(preview)
        assert read.texts("h1") == ["A new one"]
        assert read.one(".banner__title").get_text()
        assert read.main.select("a.button") == []


def test_the_preview_of_a_posting_that_is_scheduled(group_site, at):
    page = group_site.add(VacancyFactory(scheduled=True, external=True), title="Later")["en"]
    read = Read.from_response(page.make_preview_request())
    assert read.texts(".banner__title") == ["Applications open on 1 September 2025."]
    assert read.facts(".facts__list")["Apply by"] == "1 October 2025, 23:59 Swedish time (CEST)"
    assert read.main.select("a.button") == []
