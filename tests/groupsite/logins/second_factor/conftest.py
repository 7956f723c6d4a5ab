from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from tests.accounts import make_accounts
from tests.factories import NOW, VacancyFactory
from tests.groupsite.logins.second_factor import phones
from tests.groupsite.logins.second_factor.phones import PASSWORD, Phone
from tests.made_once import made_once
from vacancies.models import VacancyReader


@pytest.fixture
@made_once
def accounts() -> dict[str, Any]:
    with time_machine.travel(NOW, tick=False):
        made = make_accounts("editor", "member", "translator", "officer", "reader")
        VacancyReader.objects.create(
            vacancy=VacancyFactory(), user=made["reader"], added_by=made["officer"], added_at=NOW
        )
    for account in made.values():
        account.set_password(PASSWORD)
        account.save()
    return made


@pytest.fixture
def clock(group_site: Any) -> Iterator[time_machine.Traveller]:
    """Stands at NOW. Codes change every 30 seconds: see `next_code`."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def required(settings: Any) -> None:
    settings.GROUPSITE_SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def officer(accounts: dict[str, Any], clock: Any, required: None) -> Any:
    return accounts["officer"]


@pytest.fixture
def client_of_officer(officer: Any) -> Client:
    client = Client()
    phones.enter_password(client, officer)
    return client


@pytest.fixture
def phone(client_of_officer: Client, clock: Any) -> Phone:
    """The officer's, set up a minute ago."""
    made = phones.set_up(client_of_officer)
    clock.shift(timedelta(minutes=1))
    return made


@pytest.fixture
def now(clock: Any) -> datetime:
    return NOW
