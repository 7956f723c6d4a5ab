"""Ads of other kinds and universities, read by the parser, give complete JobPostings.

They were invented in the layouts of real ads (`tests/data/ads`). The address is that of the workplace,
which no ad is asked for; all else is what the parser reads, and what an ad does not state is left out.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from tests.factories import VacancyFactory, add_page
from tests.outputs.schemas_of_others import GOOGLE, faults
from tests.outputs.structured_data import node_of_type
from vacancies.models import Vacancy
from vacancies.parser.parse import parse_posting
from vacancies.parser.text.rich_text_rendering import as_rich_text

FOLDER = Path(__file__).parents[1] / "data" / "ads"
ADS = [
    "first/01-sv-doktorand",
    "first/02-sv-postdoktor",
    "first/06-en-assistant-professor",
    "first/07-en-research-engineer",
    "A/02-sv-amanuens",
    "A/03-sv-universitetslektor",
    "A/08-en-postdoc-norway",
    "A/09-en-assistant-professor-denmark",
]
FIELDS = {field.name for field in Vacancy._meta.concrete_fields}  # the ad's place is a text
BEFORE = {
    "reference": "",
    "opens_on": None,
    "deadline_on": None,
    "positions_min": 1,
    "duration_min": None,
}

pytestmark = pytest.mark.django_db


@pytest.mark.table
@pytest.mark.parametrize("ad", ADS)
def test_what_an_ad_states_is_told(client, group_site, ad):
    parsed = parse_posting((FOLDER / f"{ad}.txt").read_text(encoding="utf-8"))
    read = {name: value for name, value in parsed.values.items() if name in FIELDS}
    values = {**BEFORE, "salary": "", "salary_amount": None, **read}
    values["opens_on"] = values["opens_on"] or datetime(2025, 1, 1, tzinfo=UTC).date()
    with time_machine.travel(datetime.combine(values["opens_on"], datetime.min.time(), UTC)):
        vacancy = VacancyFactory(**values)
    texts = {one.field: as_rich_text(one.blocks) for one in parsed.sections if one.field}
    page = add_page(vacancy, group_site.vacancies["en"], title=parsed.title.text, **texts)
    with time_machine.travel(vacancy.opens_at, tick=False):
        posting = node_of_type(client.get(page.get_url()).text, "JobPosting")
    assert faults(posting, GOOGLE) == []
    assert posting["title"] == parsed.title.text
    deadline, amount = values["deadline_on"], values["salary_amount"]
    assert posting.get("validThrough", "")[:10] == (deadline.isoformat() if deadline else "")
    assert posting.get("identifier", {}).get("value", "") == values.get("reference", "")
    assert bool(posting.get("baseSalary")) is (amount is not None)
    assert "employmentType" in posting
