"""What publishing asks of a vacancy and its words, and which words state one of its facts."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from types import SimpleNamespace

import pytest

from people.content.findings.page_texts_and_pictures import PageText
from people.content.findings.repeatable_facts import repeated_fact_findings
from tests.factories import NOW, PersonFactory, VacancyFactory, document_kind, elsewhere, the_group
from vacancies import conf
from vacancies.choices import PositionKind
from vacancies.models import DocumentKind, DocumentPart, DocumentRule, Vacancy
from vacancies.posting.validation import publishing
from vacancies.posting.validation.document_rules import document_rule_errors
from vacancies.posting.validation.page_text import facts_not_to_repeat, missing_section_findings

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice(group_site):
    return PersonFactory(email="alice@example.org")


FACTS = {
    "reference": "CS-2025-04",
    "opens_on": date(2025, 5, 13),
    "deadline_on": date(2025, 6, 14),
    "salary_amount": Decimal(34550),
}


@pytest.mark.parametrize(
    ("words", "found", "fact"),
    [
        ("Apply by 14 June 2025.", "14 June 2025", "Application deadline"),
        ("Apply by June 14, 2025", "June 14, 2025", "Application deadline"),
        ("before 2025-06-14", "2025-06-14", "Application deadline"),
        ("senast den 14 juni 2025", "den 14 juni 2025", "Application deadline"),
        ("no later than 14 June", "14 June", "Application deadline"),
        ("since 13 May 2025", "13 May 2025", "Opens on"),
        ("34 550 kr i månaden", "34 550 kr", "Salary"),
        ("34\N{NO-BREAK SPACE}550 kronor", "34\N{NO-BREAK SPACE}550 kronor", "Salary"),
        ("34,550 SEK per month", "34,550 SEK", "Salary"),
        ("SEK 34550", "SEK 34550", "Salary"),
        ("at most 40 MB each", "40 MB", "File size"),
        ("our reference CS-2025-04", "CS-2025-04", "Reference number"),
        ("write to alice@example.org", "alice@example.org", "Contacts"),
        ("14 June 2024", "", ""),
        ("a computer of 34,551 SEK", "", ""),
        ("34550 qubits", "", ""),
        ("in 2025", "", ""),
        ("a disc of 400 MB", "", ""),
        ("at least 40 credits", "", ""),
    ],
)
def test_words_that_state_a_fact_of_a_vacancy(words, found, fact, alice):
    vacancy = VacancyFactory(**FACTS, contacts=[alice], documents=["CV"])
    told = repeated_fact_findings(
        [PageText("lead", "Introduction", words, is_rich=False)],
        facts_not_to_repeat(vacancy, vacancy),
    )
    expected = [f"“Introduction” says “{found}”. That is a fact ({fact})"] if found else []
    assert [one.text.partition(", so")[0] for one in told] == expected


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Your application must reach us no later than 21 June 2025.", "21 June 2025"),
        ("Ansökan ska vara oss tillhanda senast den 21 juni 2025.", "den 21 juni 2025"),
        ("Sista ansökningsdag: 2025-06-21", "2025-06-21"),
        ("The deadline for applications is 21 June.", "21 June"),
        ("Apply by 21 June 2025, 23:59.", "21 June 2025"),
        ("Apply by 14 June 2025.", ""),  # the deadline itself is another finding
        ("Interviews are held on 21 June 2025.", ""),
        ("Applications are welcome. By 21 June 2025 we know more.", ""),
        ("You apply statistics. The thesis is due by 1 June 2029.", ""),
    ],
)
def test_words_that_name_another_deadline(words, found, alice):
    """Both languages pasted at once may differ; what a text says stays until somebody corrects it."""
    vacancy = VacancyFactory(**FACTS, contacts=[alice], documents=["CV"])
    text = PageText("lead", "Introduction", words, is_rich=False)
    told = repeated_fact_findings([text], facts_not_to_repeat(vacancy, vacancy))
    wrong = [one.text for one in told if "the facts say something else" in one.text]
    assert [one.partition("”, but")[0] for one in wrong] == (
        [f"“Introduction” says “{found}"] if found else []
    )


def test_words_that_state_what_a_fact_was(alice):
    public = VacancyFactory(**FACTS, extended=True)
    draft = VacancyFactory(**{**FACTS, "deadline_on": date(2025, 6, 21)})
    words = "Not 7 June 2025, nor 14 June 2025, but 21 June 2025."
    told = repeated_fact_findings(
        [PageText("lead", "Introduction", words, is_rich=False)], facts_not_to_repeat(draft, public)
    )
    assert {one.text.split("”. ")[0].split("says “")[1]: "earlier" in one.text for one in told} == {
        "21 June 2025": False,
        "14 June 2025": True,
        "7 June 2025": True,
    }


def page(kind=PositionKind.DOCTORAL, **words):
    empty = dict.fromkeys(("lead", "project_overview", "responsibilities", "required"), "")
    return SimpleNamespace(**{**empty, **words, "record": SimpleNamespace(kind=kind)})


@pytest.mark.parametrize(
    ("words", "kind", "fields"),
    [
        ({}, PositionKind.DOCTORAL, ["lead", "required"]),
        ({"lead": "Join us."}, PositionKind.POSTDOC, ["required"]),
        ({"responsibilities": "<ul><li>Think</li></ul>"}, PositionKind.ENGINEER, ["required"]),
        ({"required": "<p>A degree</p>", "lead": "<p> </p>"}, PositionKind.FACULTY, ["lead"]),
        (
            {"required": "<p>A degree</p>", "project_overview": "<p>Waves</p>"},
            PositionKind.DOCTORAL,
            [],
        ),
        ({"project_overview": "<p>Waves</p>"}, PositionKind.THESIS, []),
        ({}, PositionKind.THESIS, ["lead"]),
    ],
)
def test_sections_that_a_kind_needs(words, kind, fields):
    found = missing_section_findings(page(kind, **words))
    assert [one.field for one in found] == fields
    assert all(one.is_error for one in found)


AFTER = datetime(2025, 7, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("draft", "public", "at", "is_over"),
    [
        ({}, {"live": False}, NOW, False),
        ({}, {"live": False}, AFTER, True),
        ({}, {}, AFTER, False),  # everybody has seen it end
        ({"deadline_on": date(2025, 6, 7)}, {}, AFTER, True),
        ({"deadline_on": date(2025, 6, 7), "outcome": "filled"}, {}, AFTER, False),
        ({"deadline_on": date(2025, 8, 1)}, {}, AFTER, False),
        ({"deadline_on": None}, {"live": False}, AFTER, False),
    ],
)
def test_a_last_day_that_has_passed_is_no_news(draft, public, at, is_over):
    found = publishing.overdue_findings(
        VacancyFactory.build(**draft), VacancyFactory.build(**public), at
    )
    assert [one.field for one in found] == ["deadline_on"] * is_over


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"deadline_on": None}, "deadline_on"),
        ({"start": "date"}, "start_on"),
        ({"start": "period"}, "start_period"),
        ({"start": "period", "start_period": "autumn"}, "start_year"),
        ({"start": "period", "start_period": "autumn", "start_year": 2027}, None),
        ({"salary": "", "salary_amount": None}, "salary"),
        ({"salary_amount": None}, "salary_amount"),
        ({"organisation": None}, "organisation"),
        ({"supervisors": []}, "supervisors"),
        ({"contacts": []}, "contacts"),
        ({"documents": []}, "document_rules"),
        ({"application_method": "link"}, "application_url"),
        ({"application_method": "email"}, "application_email"),
        ({"by_email": True}, None),
        ({"by_email": True, "documents": []}, None),
        ({"kind": PositionKind.POSTDOC, "deadline_on": None}, None),
        ({"thesis": True}, None),
        ({"kind": PositionKind.ENGINEER, "supervisors": []}, None),
        ({"by_agreement": True}, None),
        ({}, None),
    ],
)
def test_each_lack_names_the_field_that_mends_it(facts, field, alice):
    whole = {"supervisors": [alice], "contacts": [alice], "documents": ["CV"]}
    found = publishing.missing_fact_findings(VacancyFactory(**{**whole, **facts}))
    assert [one.field for one in found] == ([field] if field else [])
    assert all(one.is_error and one.text.endswith(".") for one in found)


def rules(*sizes, kinds=None, required=True):
    kinds = kinds or [document_kind(f"Document {number}") for number in range(len(sizes))]
    return [
        DocumentRule(kind=kind, max_megabytes=size, required=required)
        for kind, size in zip(kinds, sizes, strict=True)
    ]


def test_document_rules_that_can_be_kept(group_site):
    assert document_rule_errors(rules(40, 40)) == []
    assert document_rule_errors(rules(*[10] * (conf.max_files() + 1), required=False)) == []


def test_document_rules_that_nobody_can_keep(group_site, settings):
    same = document_kind("CV")
    assert "“CV” is listed twice" in document_rule_errors(rules(40, 40, kinds=[same, same]))[0]
    assert "11 documents are required" in document_rule_errors(rules(*[10] * 11))[0]
    assert (
        "One of the documents has no name" in document_rule_errors(rules(1, kinds=[_nameless()]))[0]
    )
    settings.GROUPSITE_VACANCIES_MAX_TOTAL_MB = 30
    assert "is larger than that of a whole application" in document_rule_errors(rules(40))[0]


def _nameless():
    return DocumentKind.objects.create()


def one_file(*parts, max_files=1):
    rule = DocumentRule(kind=document_kind("Application"), max_files=max_files)
    rule.parts = [DocumentPart(kind=document_kind(name)) for name in parts]
    return rule


@pytest.mark.parametrize(
    ("parts", "max_files", "others", "count"),
    [
        (["CV", "Personal letter"], 1, [], 0),
        (["CV", "Personal letter"], None, [], 1),
        (["CV", "Personal letter"], 3, [], 1),
        (["CV", "CV"], 1, [], 2),
        (["CV"], 1, ["CV"], 1),
        (["Application"], 1, [], 1),
        ([], 3, [], 0),
    ],
)
def test_a_file_with_parts_is_one_and_each_document_is_requested_once(
    parts, max_files, others, count, db
):
    rules = [one_file(*parts, max_files=max_files)]
    rules += [DocumentRule(kind=document_kind(name)) for name in others]
    assert len(document_rule_errors(rules)) == count


def test_the_second_employer_is_another_one(group_site):
    one, other = the_group(), elsewhere()
    for first, second, refused in ((one, other, False), (one, one, True), (None, other, True)):
        vacancy = VacancyFactory.build(organisation=first, second_organisation=second)
        assert ("second_organisation" in publishing.contradiction_errors(vacancy)) is refused


@pytest.mark.parametrize(
    ("form", "percent", "refused"),
    [("permanent", 20, True), ("permanent", None, False), ("fixed", 20, False), ("", 20, False)],
)
def test_teaching_extends_no_permanent_employment(group_site, form, percent, refused):
    vacancy = VacancyFactory.build(employment_form=form, teaching_percent=percent)
    assert ("teaching_percent" in publishing.contradiction_errors(vacancy)) is refused


@pytest.mark.parametrize("field", ["deadline", "opens"])
@pytest.mark.parametrize(
    ("clock", "refused"), [("01:59", False), ("02:30", True), ("03:00", False)]
)
def test_a_time_that_the_clock_skips_is_refused(field, clock, refused):
    facts = {f"{field}_on": date(2027, 3, 28), f"{field}_time": time.fromisoformat(clock)}
    found = publishing.contradiction_errors(Vacancy(time_zone="Europe/Stockholm", **facts))
    assert (f"{field}_time" in found) is refused
