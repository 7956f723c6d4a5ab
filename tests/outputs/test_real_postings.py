"""Real postings of other kinds, entered as facts, give a JobPosting with what they state and no more.

`tests/data/real_postings.json` has the facts of eleven public postings, with address and date of reading:
no texts, and no names of persons. `posting` and `checks` were written from the sources, before the output
was seen: the properties that a JobPosting may have (null: none), and the fields that the checks ask for.
"""

import json
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine

from people.models import Organisation
from tests.factories import PersonFactory, VacancyFactory, add_page, unit
from tests.outputs.schemas_of_others import GOOGLE, faults
from tests.outputs.structured_data import node_of_type
from tests.sources import ROOT
from vacancies.models import Vacancy
from vacancies.posting.validation.publishing import missing_fact_findings

POSTINGS = json.loads((ROOT / "tests/data/real_postings.json").read_text(encoding="utf-8"))
BEFORE = {
    "reference": "",
    "employment_form": "",
    "opens_on": None,
    "positions_max": None,
    "duration_min": None,
    "salary_amount": None,
    "salary_max": None,
}
DATES = ("opens_on", "deadline_on", "start_on")
STATED = (
    *("datePosted", "validThrough", "employmentType", "identifier", "jobStartDate"),
    "totalJobOpenings",
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.parametrize("ad", POSTINGS, ids=lambda ad: ad["id"]),
]


@pytest.fixture(autouse=True)
def host(settings: Any) -> None:
    """No built-in type fits an administrator, so the host adds one."""
    names = {"en": "Administrative position", "sv": "Administrativ tjänst"}
    kinds = {"administrator": {"like": "engineer", "names": names}}
    settings.GROUPSITE_VACANCIES_POSITION_KINDS = kinds


def as_values(facts: dict[str, Any]) -> dict[str, Any]:
    values = {**BEFORE, **facts}
    for name in DATES:
        values[name] = date.fromisoformat(values[name]) if values.get(name) else None
    if clock := values.get("deadline_time"):
        values["deadline_time"] = time.fromisoformat(clock)
    if values["opens_on"] is None:  # not stated: two weeks before the end, else the day of reading
        last = values["deadline_on"]
        values["opens_on"] = last - timedelta(days=14) if last else date(2026, 11, 28)
    return values


def workplace(ad: dict[str, Any]) -> Organisation:
    address = {"country": ad["country"], "locality": ad["locality"]}
    employer = unit("company", ad["employer"], ad["employer"], **address)
    return unit("department", ad["unit"], ad["unit"], parent=employer) if ad["unit"] else employer


def entered(ad: dict[str, Any]) -> Vacancy:
    """The vacancy, to which one applies where the posting was found; its people are invented."""
    alice = PersonFactory()
    return VacancyFactory(
        **as_values(ad["facts"]),
        organisation=workplace(ad),
        supervisors=[alice],
        contacts=[alice],
        application_method="link",
        application_url=ad["source"],
    )


def read(client, site, ad: dict[str, Any], vacancy: Vacancy) -> dict[str, Any]:
    """The JobPosting at noon of the day on which the vacancy opens."""
    with time_machine.travel(datetime.combine(vacancy.opens_on, time(12), UTC), tick=False):
        page = add_page(vacancy, site.vacancies["en"], title=ad["title"], required="<p>A</p>")
        return node_of_type(client.get(page.get_url()).text, "JobPosting")


def salary(posting: dict[str, Any]) -> list[Any] | None:
    if "baseSalary" not in posting:
        return None
    amount = posting["baseSalary"]
    value = amount["value"]
    return [amount["currency"], value["minValue"], value["maxValue"], value["unitText"]]


@pytest.mark.table
def test_what_a_posting_states_is_told_and_nothing_else(client, group_site, ad):
    vacancy = entered(ad)
    posting = read(client, group_site, ad, vacancy)
    told = {name: posting.get(name) for name in STATED}
    told |= {"identifier": posting.get("identifier", {}).get("value"), "salary": salary(posting)}
    expected = dict.fromkeys(told) | {"datePosted": vacancy.opens_on.isoformat()} | ad["posting"]
    assert told == expected
    assert faults(posting, GOOGLE) == []
    assert posting["title"] == ad["title"]
    assert posting["hiringOrganization"]["name"] == ad["employer"]
    assert [one["name"] for one in posting.get("employmentUnit", ())] == list(
        filter(None, [ad["unit"]])
    )
    address = {"addressLocality": ad["locality"], "addressCountry": ad["country"]}
    assert posting["jobLocation"]["address"] == {"@type": "PostalAddress", **address}
    assert "directApply" not in posting  # one applies in another system


def test_the_checks_name_what_it_lacks(ad):
    vacancy = entered(ad)
    found = [*missing_fact_findings(vacancy), *vacancy.missing_output_fact_findings()]
    assert sorted(one.field for one in found) == sorted(ad["checks"])
