"""*E-mail alerts*: how many people get them, for users of the list of vacancies; nobody sees who."""

import pytest

from tests.people.dashboard.conftest import said
from tests.vacancies.alerts.subscribers import subscriber

PANEL = "alerts"


@pytest.fixture
def subscribers(group_site, accounts):
    subscriber()
    subscriber("bob@example.org", language="sv")
    subscriber("carol@example.org", language="sv")
    subscriber("dora@example.org", language="sv", unconfirmed=True)


@pytest.mark.table(every="is_shown")
@pytest.mark.parametrize(
    ("role", "is_shown"),
    [
        ("administrator", True),
        ("editor", True),
        ("officer", False),
        ("reader", False),
        ("member", False),
        ("translator", False),
    ],
)
def test_who_sees_how_many(subscribers, look, role, is_shown):
    rows = look(role).get(PANEL, [])
    assert [said(row) for row in rows] == (
        ["English 1 subscriber", "Swedish 2 subscribers"] if is_shown else []
    )


def test_without_subscribers_there_is_no_panel(accounts, look):
    assert PANEL not in look("administrator")


def test_without_the_line_in_the_urls_there_is_no_panel(subscribers, look, monkeypatch):
    monkeypatch.setattr("vacancies.admin.dashboard.are_alerts_mounted", lambda: False)
    assert PANEL not in look("administrator")
