"""Asking for alerts: nothing counts before the owner of the address has pressed a button."""

import re
from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.core import mail

from tests.factories import NOW, AreaFactory
from tests.statements import statements
from tests.vacancies.alerts.subscribers import (
    DAY,
    HOUR,
    MINUTE,
    MORNING,
    page_of,
    subscriber,
    tend,
    told,
)
from tests.vacancies.letters import open_vacancy
from vacancies.alerts import views
from vacancies.alerts.links import subscription_url
from vacancies.applications import rate_limits
from vacancies.applications.rate_limits import AttemptLimit, LimitedAction
from vacancies.models import AlertEvent, AlertSubscription, MailKind, OutgoingMail

pytestmark = pytest.mark.django_db

PAGES = {"en": "/en/alerts/", "sv": "/sv/bevakning/"}
ALICE = "alice@example.org"


@pytest.fixture(autouse=True)
def site(group_site, at):
    return group_site


def ask(client: Any, email: str = ALICE, at: datetime = NOW, page: str = PAGES["en"], **typed: Any):
    with time_machine.travel(at, tick=False):
        return client.post(page, {"email": email, "frequency": "daily", **typed})


def mailed_links(at: datetime = NOW) -> list[str]:
    """The paths of the pages in the mails that wait."""
    mail.outbox.clear()
    tend(at)
    bodies = [message.body for message in mail.outbox]
    return [link for body in bodies for link in re.findall(r"http://localhost(/\S+)", body)]


def test_a_confirmation_that_arrives_slowly_makes_no_news_old(client, site, monkeypatch):
    """What it notices is noticed when it has arrived: the digests of before have been queued."""
    row = subscriber(unconfirmed=True)
    open_vacancy(site)
    monkeypatch.setattr(views, "received_at", lambda _request: NOW - 10 * MINUTE)
    client.post(subscription_url("manage", row), {"frequency": "daily"})
    assert AlertEvent.objects.get().noticed_at == NOW
    assert AlertSubscription.objects.get().told_until == NOW


@pytest.mark.table
@pytest.mark.parametrize("language", PAGES)
def test_two_steps_in_the_language_of_the_reader(client, language):
    area = AreaFactory()
    answer = ask(client, page=PAGES[language], kinds=["postdoc"])
    assert (answer.status_code, ALICE in answer.content.decode()) == (200, True)
    [link] = mailed_links()
    assert link.startswith(PAGES[language])
    for method in (client.head, client.get, client.get):  # as scanners of links do
        assert method(link).status_code == 200
        assert not AlertSubscription.objects.confirmed().exists()
    answer = client.post(link, {"frequency": "weekly", "kinds": ["postdoc", "doctoral"]})
    assert answer.status_code == 303
    saved = client.get(answer.headers["Location"])
    assert saved.status_code == 200
    assert "Your changes have been saved" not in saved.text
    kept = AlertSubscription.objects.get()
    assert (kept.language, kept.frequency) == (language, "weekly")
    assert (kept.kinds, kept.area_keys) == (["postdoc", "doctoral"], [])
    assert (kept.confirmed_at, kept.told_until) == (NOW, NOW)
    assert not area.pages.exists()  # so it was not offered


def test_an_area_can_be_chosen_by_its_page(client, group_site):
    area, other = AreaFactory(), AreaFactory(name="Hidden", live=False)
    for record in (area, other):
        group_site.add(record)
    html = client.get(f"{PAGES['en']}?area={area.key}&kind=thesis").content.decode()
    assert len(re.findall(rf'value="{area.key}"[^>]* checked', html)) == 1
    assert len(re.findall(r'value="thesis"[^>]* checked', html)) == 1
    assert str(other.key) not in html
    assert ask(client, areas=[str(area.key)]).status_code == 200
    assert AlertSubscription.objects.get().area_keys == [str(area.key)]


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"email": ""}, "Enter your e-mail address."),
        ({"email": "alice"}, "Enter a complete e-mail address"),
        ({"email": "a@b.se\r\nBcc: c@d.se"}, "Enter a complete e-mail address"),
        ({"email": "a@b.se, c@d.se"}, "Enter a complete e-mail address"),
        ({"kinds": ["nonsense"]}, "Select a valid choice"),
        ({"frequency": ""}, "Choose how often"),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_kept(client, typed, fault):
    answer = ask(client, **{"kinds": ["thesis"], **typed})
    html = answer.content.decode()
    assert (answer.status_code, fault in html) == (422, True)
    [anchor] = re.findall(r'<li><a href="#(\w+)">', html)
    assert f'id="{anchor}"' in html
    assert ("kinds" in typed) or re.search(r'value="thesis"[^>]* checked', html)
    assert not AlertSubscription.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_a_second_wish_within_the_hour_changes_the_first_and_sends_no_mail(client):
    ask(client, kinds=["thesis"])
    [link] = mailed_links()
    assert ask(client, ALICE.upper(), NOW + 59 * MINUTE, kinds=["postdoc"]).status_code == 200
    assert mailed_links(NOW + 59 * MINUTE) == []
    assert re.search(r'value="postdoc"[^>]* checked', client.get(link).content.decode())
    assert ask(client, at=NOW + 61 * MINUTE).status_code == 200
    assert mailed_links(NOW + 61 * MINUTE) == [link]


def test_who_has_alerts_is_not_changed_by_whoever_types_the_address(client):
    kept = subscriber(kinds=["doctoral"], told_until=NOW - HOUR)
    ask(client, "Alice@Example.org", kinds=["thesis"], frequency="weekly")
    kept.refresh_from_db()
    assert (kept.kinds, kept.frequency) == (["doctoral"], "daily")
    [link] = mailed_links()
    assert link == f"{page_of(kept)}?requested=1"
    assert re.search(r'value="thesis"[^>]* checked', client.get(link).content.decode())
    answer = client.post(link, {"kinds": ["thesis"], "frequency": "weekly"})
    assert answer.headers["Location"] == f"{page_of(kept, 'saved')}?changed=1"
    assert "Your changes have been saved" in client.get(answer.headers["Location"]).text
    row = AlertSubscription.objects.get()
    assert (row.pk, row.kinds, row.told_until) == (kept.pk, ["thesis"], NOW - HOUR)
    assert client.get(link).status_code == 200


def test_an_earlier_link_leads_to_the_choices_of_a_request_that_sent_no_mail(client):
    ask(client, kinds=["doctoral"])
    [link] = mailed_links()
    client.post(link, {"kinds": ["doctoral"], "frequency": "daily"})
    assert "requested=1" not in client.get(link).content.decode()
    ask(client, at=NOW + MINUTE, kinds=["postdoc"])
    assert mailed_links(NOW + MINUTE) == []
    assert f'href="{link}?requested=1"' in client.get(link).content.decode()
    html = client.get(f"{link}?requested=1").content.decode()
    assert re.search(r'value="postdoc"[^>]* checked', html)
    assert "Show these choices" not in html


@pytest.mark.thorough
def test_what_was_open_before_is_no_news_even_if_the_timer_had_stood_still(client, group_site):
    open_vacancy(group_site)
    ask(client)
    [link] = mailed_links(NOW)
    AlertEvent.objects.all().delete()  # as if nothing had noticed it yet
    client.post(link, {"frequency": "daily"})
    mail.outbox.clear()
    tend(NOW + MINUTE, MORNING + DAY)
    assert told() == []
    assert AlertEvent.objects.get().noticed_at == NOW


def test_known_and_unknown_addresses_have_one_answer_at_one_cost(client):
    """R36: only the mails differ, and only inside."""
    subscriber()
    ask(client, "first@example.org")  # whatever is remembered is remembered now
    answers, costs = {}, {}
    for email in ("carol@example.org", ALICE):
        costs[email] = statements(lambda email=email: answers.update({email: ask(client, email)}))
    assert costs[ALICE] == costs["carol@example.org"]
    known, unknown = (answers[email].content.decode() for email in (ALICE, "carol@example.org"))
    assert known == unknown.replace("carol@example.org", ALICE)
    mail.outbox.clear()
    tend(NOW)
    assert len({message.subject for message in mail.outbox}) == 1
    assert all("List-Unsubscribe" not in message.extra_headers for message in mail.outbox)


@pytest.mark.parametrize("limits", ["PER_ADDRESS", "PER_MAILBOX"])
def test_asking_too_often(client, monkeypatch, limits):
    """R35: what was typed is kept."""
    monkeypatch.setitem(getattr(rate_limits, limits), LimitedAction.ALERT, AttemptLimit(1))
    assert ask(client).status_code == 200
    answer = ask(client, kinds=["thesis"])
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "3600")
    assert re.search(r'value="thesis"[^>]* checked', answer.content.decode())
    other = ask(client, "bob@example.org").status_code
    assert other == (429 if limits == "PER_ADDRESS" else 200)


def test_a_form_of_another_site_is_refused(client):
    answer = client.post(PAGES["en"], {"email": ALICE}, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
    assert not AlertSubscription.objects.exists()


def test_what_is_not_confirmed_is_erased(client):
    ask(client)
    subscriber("bob@example.org", at=NOW)
    tend(NOW + 7 * DAY - MINUTE)
    assert AlertSubscription.objects.count() == 2
    tend(NOW + 7 * DAY)
    assert [row.email for row in AlertSubscription.objects.all()] == ["bob@example.org"]
    assert not OutgoingMail.objects.filter(kind=MailKind.ALERTS_CONFIRM).exists()


def test_the_pages_are_stored_and_indexed_nowhere(client):
    for url in (PAGES["en"], page_of(subscriber())):
        headers = client.get(url).headers
        assert (headers["Cache-Control"], headers["Referrer-Policy"]) == ("no-store", "no-referrer")
        assert "noindex" in headers["X-Robots-Tag"]
        assert "Set-Cookie" not in headers
