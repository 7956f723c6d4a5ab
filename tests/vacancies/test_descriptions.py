"""Each fact of a vacancy is described once, and no field of the model is forgotten."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations

from tests.factories import AreaFactory, PersonFactory, VacancyFactory, elsewhere, programme
from tests.made_once import made_once
from tests.research.project_items import make_project
from vacancies.admin.history import changes, log_formatters, texts_of_logged_facts
from vacancies.admin.paste.forms import reviewed_facts
from vacancies.models import DocumentPart, DocumentRule, Question, Vacancy
from vacancies.posting.fact_descriptions import plain_data
from vacancies.posting.fact_descriptions.shown_facts import all_fact_rows
from vacancies.posting.fact_descriptions.vacancy_facts import FACTS

pytestmark = pytest.mark.django_db

DESCRIBED = {name for fact in FACTS for name in fact.fields}
# Fields of the model that are not facts of the posting, with reasons.
LEFT_OUT = {
    "name": "what editors call it; no visitor sees it, and Wagtail notes when it is renamed",
    "opens_at": "follows from the opening, the time zone and the first publishing",
    "closes_at": "follows from the deadline and the time zone",
    **dict.fromkeys(("id", "key"), "tells records apart; never changed"),
    **dict.fromkeys(
        (
            *("live", "expired", "has_unpublished_changes", "latest_revision", "live_revision"),
            *("first_published_at", "last_published_at", "go_live_at", "expire_at"),
            *("locked", "locked_at", "locked_by"),
        ),
        "the state in Wagtail, which notes its changes itself",
    ),
}


def fields_of(model):
    yield from (field.name for field in model._meta.concrete_fields)
    yield from (relation.get_accessor_name() for relation in get_all_child_relations(model))
    yield from (field.name for field in get_all_child_m2m_relations(model))


def test_every_field_is_described_or_left_out_for_a_reason():
    fields = set(fields_of(Vacancy))
    assert DESCRIBED | LEFT_OUT.keys() == fields
    assert not DESCRIBED & LEFT_OUT.keys()
    assert all(LEFT_OUT.values())


def test_the_history_has_words_for_each_fact():
    keys = {fact.key for fact in FACTS}
    assert set(changes.NAMED) | changes.OTHERS.keys() == keys
    assert not set(changes.NAMED) & changes.OTHERS.keys()
    assert all(changes.OTHERS.values())
    assert {*log_formatters.SENTENCES, "outcome"} == set(changes.NAMED)
    assert set(texts_of_logged_facts.WORDS) == set(log_formatters.SENTENCES)


def test_what_is_not_copied_is_a_field_of_its_fact():
    assert all(set(fact.not_copied) <= set(fact.fields) for fact in FACTS)


def test_a_pasted_posting_gives_facts_that_are_described():
    read = {name for _rule, _label, names in reviewed_facts.FACTS for name in names}
    assert read - {"max_megabytes"} <= DESCRIBED


@pytest.fixture
@made_once
def vacancy(group_site):
    """Of which every field says something, so that each can say something else."""
    alice = PersonFactory()
    made = VacancyFactory(
        supervisors=[alice],
        contacts=[alice],
        documents=["CV"],
        start="date",
        start_on=date(2025, 9, 1),
        salary_max=Decimal(36000),
        application_method="link",
        application_url="https://apply.example.org/",
    )
    return made.draft()


# Another value for each field.
OTHER_VALUES = {
    "kind": "postdoc",
    "reference": "X-7",
    "positions_min": 2,
    "positions_max": 3,
    "organisation": elsewhere,
    "second_organisation": elsewhere,
    "opens_on": date(2025, 5, 1),
    "opens_time": time(8),
    "deadline_on": date(2025, 7, 1),
    "deadline_time": time(12),
    "time_zone": "Europe/London",
    "continuous_evaluation": True,
    "outcome": "filled",
    "employment_form": "fixed",
    "extent_percent": 80,
    "duration_min": 24,
    "duration_max": 60,
    "teaching_percent": 15,
    "start": "soon",
    "start_on": date(2026, 1, 1),
    "start_period": "10",
    "start_year": 2028,
    "salary": "none",
    "salary_amount": Decimal(30000),
    "salary_max": Decimal(40000),
    "salary_currency": "EUR",
    "salary_period": "year",
    "salary_valid_from": date(2025, 10, 1),
    "application_method": "form",
    "application_url": "https://apply.example.org/2",
    "application_email": "jobs@example.org",
    "application_subject": "X-7",
    "application_language": "sv",
    "reply_weeks": 6,
    "external_supervisor": "Lo Berg",
    "external_organisation": "Ericsson",
    "credits": Decimal("7.5"),
    "students_min": 1,
    "students_max": 2,
    "examiner": lambda: PersonFactory(given_name="Eva"),
    "examiner_name": "Eva Holm",
    "examiner_email": "eva@example.org",
    "meeting_at": datetime(2025, 6, 1, 12, tzinfo=UTC),
    "meeting_url": "https://meet.example.org/",
}


# What must be true before the field has an effect.
BY_EMAIL = {"application_method": "email", "application_email": "post@example.org"}
AUTUMN = {"start": "period", "start_period": "autumn", "start_year": 2027}
ONLY_IF = {
    **dict.fromkeys(("application_email", "application_subject"), BY_EMAIL),
    **dict.fromkeys(("start_period", "start_year"), AUTUMN),
}


def role(vacancy):
    row = vacancy.supervisors.get()
    row.role = "co"
    vacancy.supervisors = [row]


def phone(vacancy):
    row = vacancy.contacts.get()
    row.phone = "031 772 10 00"
    vacancy.contacts = [row]


def a_role_of_a_contact(vacancy):
    vacancy.contacts.get().texts.create(language="sv", role="rektor")
    row = vacancy.contacts.get()
    row.texts.add(row.texts.model(language="sv", role="rektor"))
    vacancy.contacts = [row]


def pages(vacancy):
    row = vacancy.document_rules.get()
    row.max_pages = 2
    vacancy.document_rules = [row]


def parts(vacancy):
    row = vacancy.document_rules.get()
    row.parts = [DocumentPart(kind=row.kind)]
    vacancy.document_rules = [row]


OTHER_ROWS = {
    "parts of a document": parts,
    "supervisors": role,
    "another supervisor": lambda one: one.supervisors.create(person=PersonFactory(bob=True)),
    "contacts": phone,
    "role of a contact": a_role_of_a_contact,
    "document_rules": pages,
    "fewer documents": lambda one: setattr(one, "document_rules", []),
    "places": lambda one: one.places.create(language="sv", place="Kiruna"),
    "questions": lambda one: one.questions.create(question=Question.objects.create()),
    "programmes": lambda one: one.programmes.create(organisation=programme()),
    "areas": lambda one: one.areas.add(AreaFactory()),
    "projects": lambda one: one.projects.add(make_project()),
}


def names_of_differences(vacancy):
    """What the warning before old facts are published, and the panel beside the texts, name."""
    return [one.name for one in Vacancy.objects.get(pk=vacancy.pk).draft().differences(vacancy)]


def told(before, after):
    """The names of the facts that a form which is behind is compared by."""
    return [
        str(name) for (name, old), (_name, new) in zip(before, after, strict=True) if old != new
    ]


@pytest.mark.table
@pytest.mark.parametrize("field", OTHER_VALUES)
def test_another_value_is_told_and_noted(vacancy, field):
    value = OTHER_VALUES[field]
    for name, needed in ONLY_IF.get(field, {}).items():
        setattr(vacancy, name, needed)
    vacancy.save()
    described, said = all_fact_rows(vacancy), changes.facts_snapshot(vacancy)
    setattr(vacancy, field, value() if callable(value) else value)
    assert told(described, all_fact_rows(vacancy)) == names_of_differences(vacancy) != []
    assert changes.log_data_of_changes(said, changes.facts_snapshot(vacancy))


@pytest.mark.parametrize("what", OTHER_ROWS)
def test_another_row_is_told_and_noted(vacancy, what):
    described, said = all_fact_rows(vacancy), changes.facts_snapshot(vacancy)
    OTHER_ROWS[what](vacancy)
    assert told(described, all_fact_rows(vacancy))
    if what != "role of a contact":  # its row is stored already
        assert names_of_differences(vacancy) == told(described, all_fact_rows(vacancy))
    assert changes.log_data_of_changes(said, changes.facts_snapshot(vacancy))


def test_the_tables_of_this_test_are_whole():
    tried = OTHER_VALUES.keys() | OTHER_ROWS.keys()
    assert tried >= DESCRIBED


def test_a_rule_is_described_by_what_is_unusual(vacancy):
    vacancy.document_rules = [
        DocumentRule(kind=vacancy.document_rules.get().kind, required=False, max_pages=2)
    ]
    assert ("Documents", "CV (required: no; pages: 2)") in [
        (str(name), value) for name, value in all_fact_rows(vacancy)
    ]


@pytest.mark.parametrize("typed", ["5000", "5000.00", "5e3"])
def test_an_amount_is_the_same_however_it_is_written(typed: str) -> None:
    """A form gives 5000 for what the database keeps as 5000.00."""
    assert (
        plain_data.field_as_plain_data(Vacancy(salary_amount=Decimal(typed)), "salary_amount")
        == "5000"
    )
