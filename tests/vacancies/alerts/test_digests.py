"""Who is told what, when: each event once, from what is public at the moment of sending."""

from datetime import date, datetime

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMessage
from wagtail.models import PageViewRestriction

from tests.factories import NOW, AreaFactory, PersonFactory, VacancyFactory
from tests.vacancies.alerts.subscribers import (
    DAY,
    HOUR,
    MINUTE,
    MONDAY,
    MORNING,
    subscriber,
    tend,
    told,
)
from tests.vacancies.letters import ENGLISH, SWEDISH, open_vacancy, text_of
from vacancies.alerts.digests import last_digest_time
from vacancies.models import AlertEvent, AlertFrequency, OutgoingMail, Vacancy, VacancySupervisor

pytestmark = pytest.mark.django_db

NEW, EXTENDED, CLOSING = (
    f"{word}: {ENGLISH}" for word in ("New", "Deadline extended", "Closing soon")
)


@pytest.fixture(autouse=True)
def site(group_site):
    return group_site


def published(vacancy: Vacancy, at: datetime, **facts: object) -> None:
    """As the admin publishes it, at this moment."""
    vacancy.supervisors.set([VacancySupervisor(person=PersonFactory())])
    for name, value in facts.items():
        setattr(vacancy, name, value)
    with time_machine.travel(at, tick=False):
        vacancy.save_revision().publish()
        vacancy.refresh_from_db()


def plain(message: EmailMessage) -> str:
    return text_of(message).replace("\N{NO-BREAK SPACE}", " ")


def test_new_extended_and_closing_are_told_once_each(site):
    vacancy = open_vacancy(site)  # until 14 June
    subscriber()
    tend(NOW, MORNING, MORNING + MINUTE, MORNING + DAY)
    assert told() == [NEW]
    published(vacancy, MORNING + 2 * DAY, deadline_on=date(2025, 6, 21))
    tend(MORNING + 2 * DAY + 10 * MINUTE, MORNING + 3 * DAY - HOUR, MORNING + 3 * DAY)
    assert told() == [NEW, EXTENDED]
    text = plain(mail.outbox[-1])
    assert "Extended from 14 June to 21 June 2025" in text
    assert "Apply by 21 June 2025, 23:59 Swedish time (CEST)." in text
    for day in range(4, 40):
        tend(MORNING + day * DAY)
    assert told() == [NEW, EXTENDED, CLOSING]
    assert mail.outbox[-1].to == ["alice@example.org"]


def test_in_the_language_of_the_reader(site):
    open_vacancy(site)
    subscriber(language="sv")
    tend(NOW, MORNING)
    assert told() == [f"Nya: {SWEDISH}"]
    [message] = mail.outbox
    assert "http://localhost/sv/lediga-tjanster/" in message.body
    assert '<html lang="sv">' in message.alternatives[0][0]
    assert "Sista ansökningsdag: 14 juni 2025 kl. 23.59 svensk tid" in plain(message)


def test_a_text_in_another_language_is_marked(site):
    vacancy = open_vacancy(site)
    vacancy.pages.get(locale__language_code="en").unpublish()
    subscriber()
    tend(NOW, MORNING)
    assert told() == [f"New: {SWEDISH}"]
    assert f'lang="sv">{SWEDISH}</a>' in mail.outbox[0].alternatives[0][0]


CHOICES = {
    "everything": ({}, True),
    "its type": ({"kinds": ["doctoral", "thesis"]}, True),
    "another type": ({"kinds": ["postdoc"]}, False),
    "its area": ({"areas": ["own"]}, True),
    "another area": ({"areas": ["other"]}, False),
    "a hidden area of it": ({"areas": ["hidden"]}, False),
    "its type in another area": ({"kinds": ["doctoral"], "areas": ["other"]}, False),
    "unconfirmed": ({"unconfirmed": True}, False),
    "who came after it was told": ({"at": NOW + MINUTE}, False),
}


@pytest.mark.parametrize("choice", CHOICES)
def test_who_is_told(site, choice):
    areas = {
        "own": AreaFactory(),
        "other": AreaFactory(name="Other"),
        "hidden": AreaFactory(name="Hidden", live=False),
    }
    open_vacancy(site, areas=[areas["own"], areas["hidden"]])
    facts, is_told = CHOICES[choice]
    facts = {**facts, "areas": [areas[name] for name in facts.get("areas", [])]}
    subscriber(**facts)
    tend(NOW, MORNING, MORNING + DAY)
    assert told() == ([NEW] if is_told else [])


def restrict(vacancy):
    for page in vacancy.pages.all():
        PageViewRestriction.objects.create(page=page, restriction_type="login")


HIDDEN = {
    "record unpublished": lambda vacancy: vacancy.unpublish(),
    "pages unpublished": lambda vacancy: [page.unpublish() for page in vacancy.pages.all()],
    "restricted": restrict,
    "cancelled": lambda vacancy: published(vacancy, NOW, outcome="cancelled"),
    "closed early": lambda vacancy: published(vacancy, NOW, deadline_on=date(2025, 5, 19)),
    "opens later": lambda vacancy: published(vacancy, NOW, opens_on=date(2025, 6, 1)),
}


@pytest.mark.table(every="how")
@pytest.mark.parametrize("when", ["before it is queued", "before it is sent"])
@pytest.mark.parametrize("how", HIDDEN)
def test_what_is_hidden_before_the_digest_leaves_is_not_named(site, how, when, settings):
    """R45, R46, R48: even between queueing and sending, with other news in the digest or without."""
    vacancy = open_vacancy(site)
    other = VacancyFactory(kind="thesis")
    site.add(other, title="Stays")
    subscriber()
    subscriber("bob@example.org", kinds=["doctoral"])
    tend(NOW)
    if when == "before it is sent":
        settings.MAILERS = {"default": {"BACKEND": "tests.vacancies.alerts.backends.Away"}}
        assert "alerts queued: 2" in tend(MORNING)
        settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
    HIDDEN[how](vacancy)
    mail.outbox.clear()
    tend(MORNING + HOUR)
    assert told() == ["New: Stays"]
    assert told("bob@example.org") == []
    assert not any(ENGLISH in f"{one.subject} {one.body} {one.alternatives}" for one in mail.outbox)


@pytest.mark.table
@pytest.mark.parametrize("how", ["future", "draft", "alias", "only alias"])
def test_what_was_never_public_is_no_event(site, how):
    if how == "future":
        open_vacancy(site, scheduled=True)
    elif how == "draft":
        open_vacancy(site, draft=True)
    else:
        vacancy = open_vacancy(site)
        english, swedish = vacancy.pages.order_by("locale__language_code")
        swedish.unpublish()
        if how == "only alias":
            english.unpublish()
    subscriber()
    tend(NOW, MORNING)
    assert told() == ([NEW] if how == "alias" else [])


def test_hidden_and_published_again_before_anybody_was_told_it_is_new(site):
    vacancy = open_vacancy(site)
    subscriber()
    tend(NOW)
    assert AlertEvent.objects.count() == 1
    vacancy.unpublish()
    tend(NOW + HOUR, MORNING)
    assert not AlertEvent.objects.exists()
    published(vacancy, MORNING + HOUR)
    tend(MORNING + HOUR, MORNING + DAY)
    assert told() == [NEW]
    vacancy.unpublish()
    published(vacancy, MORNING + 2 * DAY)
    tend(MORNING + 2 * DAY, MORNING + 3 * DAY)
    assert told() == [NEW]


def test_a_vacancy_is_named_once_by_what_matters_most(site):
    open_vacancy(site, closing_soon=True)
    subscriber()
    tend(NOW, MORNING, MORNING + DAY)
    assert told() == [NEW]


def test_closing_soon_is_told_again_of_a_later_deadline(site):
    vacancy = open_vacancy(site)  # until 14 June
    subscriber()
    tend(NOW, MORNING)
    tend(MORNING + 18 * DAY, MORNING + 19 * DAY)
    published(vacancy, MORNING + 19 * DAY + HOUR, deadline_on=date(2025, 6, 21))
    tend(MORNING + 19 * DAY + 2 * HOUR, MORNING + 20 * DAY)
    tend(MORNING + 25 * DAY, MORNING + 26 * DAY)
    assert told() == [NEW, CLOSING, EXTENDED, CLOSING]


def test_nobody_reads_that_it_closes_soon_once_it_has_a_later_deadline(site):
    """Extended five minutes before the digest, which is too early to tell of the extension."""
    vacancy = open_vacancy(site)  # until 14 June
    subscriber()
    tend(NOW, MORNING, MORNING + 18 * DAY + HOUR)
    assert AlertEvent.objects.filter(kind="closing").exists()
    digest = MORNING + 19 * DAY
    published(vacancy, digest - 5 * MINUTE, deadline_on=date(2025, 6, 21))
    tend(digest)
    assert told() == [NEW]
    tend(digest + HOUR, digest + DAY)
    assert told() == [NEW, EXTENDED]


def test_an_extension_that_is_undone_is_not_told(site):
    vacancy = open_vacancy(site)
    tend(NOW, MORNING)
    subscriber(at=MORNING)
    published(vacancy, MORNING + HOUR, deadline_on=date(2025, 6, 21))
    tend(MORNING + HOUR + 5 * MINUTE)
    assert not AlertEvent.objects.filter(kind="extended").exists()
    tend(MORNING + 2 * HOUR)
    assert AlertEvent.objects.filter(kind="extended").exists()
    published(vacancy, MORNING + 3 * HOUR, deadline_on=date(2025, 6, 14))
    tend(MORNING + DAY)
    assert told() == []


@pytest.mark.thorough
def test_weekly_digests_come_on_mondays(site):
    open_vacancy(site)
    subscriber(weekly=True)
    tend(NOW, MORNING, MONDAY - DAY)
    assert told() == []
    tend(MONDAY, MONDAY + MINUTE, MONDAY + DAY)
    assert told() == [NEW]


@pytest.mark.parametrize(
    ("at", "daily", "weekly"),
    [  # hours of Gothenburg; five minutes are for what other processes have just written
        ("2025-05-21T07:04+02:00", "2025-05-20T07:00+02:00", "2025-05-19T07:00+02:00"),
        ("2025-05-21T07:05+02:00", "2025-05-21T07:00+02:00", "2025-05-19T07:00+02:00"),
        ("2025-05-26T06:59+02:00", "2025-05-25T07:00+02:00", "2025-05-19T07:00+02:00"),
        ("2025-05-26T07:05+02:00", "2025-05-26T07:00+02:00", "2025-05-26T07:00+02:00"),
        ("2025-03-30T12:00+02:00", "2025-03-30T07:00+02:00", "2025-03-24T07:00+01:00"),
        ("2025-10-26T12:00+01:00", "2025-10-26T07:00+01:00", "2025-10-20T07:00+02:00"),
        ("2025-05-21T00:30+02:00", "2025-05-20T07:00+02:00", "2025-05-19T07:00+02:00"),
    ],
)
def test_when_a_digest_is_due(at, daily, weekly):
    found = [last_digest_time(one, datetime.fromisoformat(at)) for one in AlertFrequency]
    assert found == [datetime.fromisoformat(one) for one in (daily, weekly)]


def test_without_the_line_in_the_urls_nothing_happens(site, settings):
    settings.ROOT_URLCONF = "tests.vacancies.urls_without_form"
    open_vacancy(site)
    subscriber()
    tend(NOW, MORNING)
    assert not AlertEvent.objects.exists()
    assert not OutgoingMail.objects.exists()
