"""From a pasted text to drafts, as an editor goes."""

import re
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from people.models import Person
from tests.data.sentences import SENTENCES
from tests.factories import PersonFactory, document_kind, programme
from tests.vacancies.parser.worlds import squeezed
from vacancies.models import DocumentKind, Vacancy, VacancyPage
from vacancies.parser.site_objects import load_known_objects
from vacancies.parser.text.cleaning import MAX_CHARACTERS

DATA = Path(__file__).parents[2] / "data"
POSTING = (DATA / "posting-2025-05-13.txt").read_text(encoding="utf-8")
SWEDISH = (DATA / "postings" / "swedish_original.txt").read_text(encoding="utf-8")
SHORT = """PhD position in coding

You will look for codes that nobody has found yet.

Supervisors
Dr Bo Ek

Qualifications
- Patience

Application deadline: 14 June 2025

Contact
Anna Berg, professor, anna.berg@waves.example
"""


def address():
    return reverse(Vacancy.snippet_viewset.get_url_name("from_text"))


def soup(response):
    return BeautifulSoup(response.content, "lxml")


def form_data(response):
    """What a browser would send back of the review, by the button for drafts without what is missing."""
    form = next(
        form for form in soup(response).find_all("form") if form.find(attrs={"name": "text"})
    )
    data = {"incomplete": "1"}
    for field in form.find_all(["input", "textarea", "select"]):
        name = field.get("name")
        if not name or (field.get("type") == "checkbox" and not field.has_attr("checked")):
            continue
        if field.name == "select":
            chosen = field.find("option", selected=True) or field.find("option")
            data[name] = chosen["value"] if chosen else ""
        elif field.name == "textarea":
            data[name] = field.text.removeprefix("\n")
        elif field.get("type") == "checkbox":
            data.setdefault(name, []).append(field.get("value", "on"))
        else:
            data[name] = field.get("value", "")
    return data


def review(client, index, text):
    return client.post(address(), {"index": index.pk, "text": text}, follow=True)


def save(client, index, text, **changes):
    data = {**form_data(review(client, index, text)), **changes}
    response = client.post(
        address(), {name: value for name, value in data.items() if value is not None}
    )
    return client.get(response.url) if response.url.startswith(address()) else response


def made():
    page = VacancyPage.objects.get().get_latest_revision_as_object()
    return page, page.vacancy.draft()


def test_the_hub_offers_it_beside_new_vacancy(editor):
    hub = editor.get(reverse(Vacancy.snippet_viewset.get_url_name("list")))
    assert soup(hub).find("a", href=address()).get_text(strip=True) == "Paste a finished ad"


def test_it_asks_for_the_language_and_the_text(editor):
    page = soup(editor.get(address()))
    assert [one.text for one in page.select("[name=index] option")] == ["English", "Svenska"]
    assert page.find("textarea", attrs={"name": "text"}) is not None


@pytest.mark.thorough
def test_the_review_makes_nothing(editor, index):
    assert review(editor, index, POSTING).status_code == 200
    assert not Vacancy.objects.exists()


def test_the_posting_becomes_drafts_of_facts_and_words(editor, index):
    durisi = PersonFactory(given_name="Giuseppe", family_name="Durisi", email="durisi@chalmers.se")
    jornsten = PersonFactory(given_name="Rebecka", family_name="Jörnsten")
    for name in ("CV", "Personal letter", "Other documents"):
        document_kind(name)
    response = save(editor, index, POSTING)
    page, vacancy = made()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert (page.live, vacancy.live) == (False, False)
    assert (vacancy.deadline_on, vacancy.salary_amount, vacancy.kind) == (
        date(2025, 6, 14),
        34550,
        "doctoral",
    )
    assert [row.person for row in vacancy.supervisors.all()] == [durisi, jornsten]
    assert [(row.person, row.email) for row in vacancy.contacts.all()] == [(durisi, "")]
    rules = [
        (str(rule), rule.max_files, rule.max_pages, rule.asks_for_name, rule.max_megabytes)
        for rule in vacancy.document_rules.all()
    ]
    assert rules == [
        ("CV", None, None, True, 40),
        ("Personal letter", 1, 1, True, 40),
        ("Other documents", None, None, False, 40),
    ]
    assert [row.lead_in for row in page.guidance.all()] == ["", "where you:", ""]
    assert page.lead.startswith("Join us")
    assert page.required.startswith("<ul><li>Strong background")


def words_of(page):
    rich = [
        *(page.lead, page.project_overview, page.environment, page.about_programme, page.required),
        *(page.meritorious, page.responsibilities, page.terms, page.benefits, page.discover_more),
        page.how_to_apply,
        *(f"{row.lead_in} {row.text}" for row in page.guidance.all()),
        *(f"{one.value['heading']} {one.value['text'].source}" for one in page.extra_sections),
    ]
    return squeezed(re.sub(r"<[^>]+>|&#x27;|&quot;", "", " ".join(rich)))


@pytest.mark.thorough
def test_all_words_of_the_posting_are_on_the_page(editor, index):
    """And with a site that knows nobody: what a new person cannot hold stays in the words."""
    save(editor, index, POSTING)
    page, _vacancy = made()
    words = words_of(page)
    sources = ("words", "guidance", "organisation")
    rows = [row.original for row in SENTENCES if row.source[0] in sources]
    rows += ["Prof. Giuseppe Durisi, Department of Electrical Engineering"]
    missing = [one for one in rows if squeezed(one) not in words]
    assert missing == [rows[0]]  # the title, which is the page's own
    assert page.title == rows[0]


def test_what_is_new_is_offered_and_made_as_drafts(editor, index):
    save(editor, index, SHORT)
    _page, vacancy = made()
    (supervisor,) = vacancy.supervisors.all()
    assert (supervisor.person.name, supervisor.person.live) == ("Bo Ek", False)
    (contact,) = vacancy.contacts.all()
    assert (contact.person, contact.name, contact.email) == (
        None,
        "Anna Berg",
        "anna.berg@waves.example",
    )
    assert contact.role("en").text == "professor"


@pytest.mark.thorough
def test_swedish_words_become_the_swedish_page(editor, group_site):
    save(editor, group_site.vacancies["sv"], SWEDISH)
    page, vacancy = made()
    assert page.locale.language_code == "sv"
    assert page.get_parent().pk == group_site.vacancies["sv"].pk
    assert vacancy.application_language == "en sv"
    assert [str(one.value["heading"]) for one in page.extra_sections] == ["Mer information"]
    assert [row.person.email for row in vacancy.supervisors.all()] == [
        "asa.ostlund@kust.example",
        "",
    ]
    names = {row.name for kind in DocumentKind.objects.all() for row in kind.texts.all()}
    assert {"Personligt brev", "Personal letter"} <= names


def test_a_fact_can_be_changed(editor, index):
    save(editor, index, SHORT, deadline_on="2025-07-01")
    assert made()[1].deadline_on == date(2025, 7, 1)


@pytest.mark.thorough
def test_a_fact_that_is_left_out_is_words(editor, index):
    save(editor, index, SHORT, **{"keep-deadline": None})
    page, vacancy = made()
    assert vacancy.deadline_on is None
    assert squeezed("Application deadline: 14 June 2025") in words_of(page)


def test_rows_that_are_left_out_are_words(editor, index):
    data = form_data(review(editor, index, SHORT))
    rows = {name: "out" for name in data if name.endswith("-which")}
    assert len(rows) == 2
    editor.post(address(), {**data, **rows})
    page, vacancy = made()
    assert (list(vacancy.supervisors.all()), list(vacancy.contacts.all())) == ([], [])
    assert squeezed("Dr Bo Ek") in words_of(page)
    assert squeezed("anna.berg@waves.example") in words_of(page)
    assert not Person.objects.exists()


@pytest.mark.thorough
def test_words_can_go_to_another_section(editor, index):
    data = form_data(review(editor, index, SHORT))
    (name,) = [key for key in data if key.startswith("section-") and data[key] == "required"]
    editor.post(address(), {**data, name: "meritorious"})
    page, _vacancy = made()
    assert (page.required, page.meritorious) == ("", "<ul><li>Patience</li></ul>")


def test_a_section_can_be_left_out(editor, index):
    data = form_data(review(editor, index, SHORT))
    (name,) = [key for key in data if key.startswith("section-") and data[key] == "required"]
    editor.post(address(), {**data, name: "out"})
    page, _vacancy = made()
    assert (page.required, list(page.extra_sections)) == ("", [])
    assert "Patience" not in words_of(page)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"deadline_on": "tomorrow"}, "This is not a date. Enter a date such as 2027-04-15"),
        ({"title": ""}, "This field is required."),
        ({"kind": "king"}, "Select a valid choice."),
    ],
)
def test_an_error_loses_nothing_and_makes_nothing(editor, index, changes, message):
    response = save(editor, index, SHORT, **{**changes, "positions_max": None})
    assert message in soup(response).get_text()
    again = form_data(response)
    assert again["text"] == SHORT
    assert {name: again[name] for name in changes if name != "kind"} == {
        name: value for name, value in changes.items() if name != "kind"
    }
    assert not Vacancy.objects.exists()


def test_facts_that_contradict_each_other_are_refused(editor, index):
    text = SHORT.replace("Application", "Published: 2025-06-20\nApplication")
    response = save(editor, index, text)
    assert "cannot come before the vacancy opens: see “Opens on”" in soup(response).get_text()
    assert not Vacancy.objects.exists()


THESIS = """Master's thesis project: Codes for the deep sea

You will compare three codes under water.

Credits: 30 hp
Number of students: 1-2
Examiner: Eva Holm
Start: autumn 2027

How to apply
Send your application by e-mail to codes@waves.example.
"""


def test_facts_of_a_thesis_project_are_offered_and_kept(editor, index):
    save(editor, index, THESIS, kind="thesis")
    _page, vacancy = made()
    assert (vacancy.credits, vacancy.students_min, vacancy.students_max) == (30, 1, 2)
    assert vacancy.examiner_name == "Eva Holm"
    assert (vacancy.start, vacancy.start_period, vacancy.start_year) == ("period", "autumn", 2027)
    assert vacancy.application_method == "email"
    assert vacancy.application_email == "codes@waves.example"


def test_a_new_row_without_a_name_says_so(editor, index):
    data = form_data(review(editor, index, SHORT))
    (name,) = [key for key in data if key.startswith("contact") and key.endswith("-name")]
    response = editor.post(address(), {**data, name: ""}, follow=True)
    assert "Enter the name, or choose a person." in soup(response).get_text()


def test_back_to_the_text_keeps_it(editor, index):
    data = {**form_data(review(editor, index, SHORT)), "back": "1"}
    page = soup(editor.post(address(), data, follow=True))
    assert page.find("textarea", attrs={"name": "text"}).text.removeprefix("\n") == SHORT
    assert not page.find(attrs={"name": "review"})


@pytest.mark.table
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Paste the text of the posting here."),
        ("  \n ", "Paste the text of the posting here."),
        ("\x00\x07", "Paste the text of the posting here."),
        ("--- 1234 !!!", "There are no words in this text."),
        (
            "a" * (MAX_CHARACTERS + 1),
            "The text has 100,001 characters; at most 100,000 can be read.",
        ),
    ],
    ids=["empty", "spaces", "controls", "signs", "long"],
)
def test_what_cannot_be_read_is_said(editor, index, text, message):
    response = review(editor, index, text)
    assert response.status_code == 200
    assert message in soup(response).get_text()


@pytest.mark.thorough
def test_a_text_of_the_longest_kind_is_read(editor, index):
    text = f"PhD position\n{f'A sentence of {"very " * 90} many words. ' * 195}"
    assert 0.9 * MAX_CHARACTERS < len(text) < MAX_CHARACTERS
    assert soup(review(editor, index, text)).find(attrs={"name": "review"})


def test_a_text_without_any_fact_is_kept_as_words(editor, index):
    response = review(editor, index, "lorem ipsum dolor sit amet")
    assert "No facts were recognised in this text." in soup(response).get_text()
    response = save(editor, index, "lorem ipsum dolor sit amet", title="Something")
    assert soup(response).get_text().count("This field is required.") == 1  # its kind is asked
    save(editor, index, "lorem ipsum dolor sit amet", title="Something", kind="thesis")
    assert made()[0].title == "Something"


def test_markup_is_text(editor, index):
    text = SHORT.replace("Patience", "<script>alert('x')</script>\x00 & <b>bold</b>")
    response = review(editor, index, text)
    assert b"<script>alert('x')" not in response.content
    assert b"&lt;script&gt;" in response.content
    save(editor, index, text)
    assert "<script>" not in made()[0].required
    assert "&lt;b&gt;bold&lt;/b&gt;" in made()[0].required


@pytest.mark.parametrize("method", ["get", "post"])
def test_only_who_may_add_a_vacancy_may_do_so(client, group_site, django_user_model, method):
    member = django_user_model.objects.create_user("member", "m@waves.example", "x")
    door = Group.objects.create(name="door")
    door.permissions.add(Permission.objects.get(codename="access_admin"))
    member.groups.add(door)
    client.force_login(member)
    data = {"index": group_site.vacancies["en"].pk, "text": SHORT}
    response = getattr(client, method)(address(), data)
    assert response.status_code in (302, 403)
    assert response.status_code == 403 or response.url == reverse("wagtailadmin_home")
    assert not Vacancy.objects.exists()


def test_a_stranger_is_sent_to_the_login(client, group_site):
    assert client.get(address()).url.startswith(reverse("wagtailadmin_login"))


def test_who_may_add_no_people_is_not_offered_it(client, group_site, django_user_model):
    """They may add vacancies: a supervisor whom nobody knows stays words."""
    user = django_user_model.objects.create_user("e", "e@waves.example", "x")
    group = Group.objects.create(name="vacancies alone")
    wanted = ("access_admin", "add_vacancy", "change_vacancy")
    group.permissions.set(Permission.objects.filter(codename__in=wanted))
    add = Permission.objects.get(codename="add_page", content_type__app_label="wagtailcore")
    index = group_site.vacancies["en"]
    index.group_permissions.create(group=group, permission=add)
    user.groups.add(group)
    client.force_login(user)
    data = form_data(review(client, index, SHORT))
    (which,) = [name for name in data if name.startswith("supervisor") and name.endswith("-which")]
    assert data[which] == "out"
    client.post(address(), data)
    page, _vacancy = made()
    assert squeezed("Dr Bo Ek") in words_of(page)
    assert not Person.objects.exists()


def test_the_number_of_queries_does_not_grow_with_the_site(
    editor, index, django_assert_max_num_queries
):
    for number in range(12):
        PersonFactory(given_name=f"Alice {number}")
    programme()
    with django_assert_max_num_queries(8):
        load_known_objects()
