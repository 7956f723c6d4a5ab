"""What a change of published facts tells those who have begun, and to whom."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core import mail

from tests.applications import ApplicationFactory
from tests.factories import NOW
from tests.vacancies.letters import arrived, open_vacancy, sent_kinds
from vacancies.emails import delivery
from vacancies.emails.deadline_change_mails import AT_ONCE
from vacancies.models import OutgoingMail, Vacancy
from vacancies.posting import lifecycle
from vacancies.posting.deadline_changes import DeadlineChange, deadline_change
from vacancies.posting.lifecycle import State

PAST, SOON, LATER = NOW - timedelta(days=3), NOW + timedelta(days=3), NOW + timedelta(days=30)


def facts(closes_at: Any = SOON, outcome: str = "", *, live: bool = True, opens_at: Any = PAST):
    def state(at: datetime) -> State:
        return lifecycle.vacancy_state(
            live=live,
            opens_at=opens_at,
            closes_at=closes_at,
            outcome=outcome,
            at=at,
            closing_soon_period=timedelta(days=7),
        )

    return SimpleNamespace(closes_at=closes_at, outcome=outcome, live=live, state=state)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (facts(SOON), facts(SOON), None),
        (facts(SOON), facts(LATER), DeadlineChange.EXTENDED),
        (facts(SOON), facts(None), DeadlineChange.EXTENDED),
        (facts(PAST), facts(SOON), DeadlineChange.EXTENDED),
        (facts(SOON, "filled"), facts(SOON), DeadlineChange.EXTENDED),
        (facts(LATER), facts(SOON), DeadlineChange.SHORTENED),
        (facts(None), facts(SOON), DeadlineChange.SHORTENED),
        (facts(SOON), facts(PAST), DeadlineChange.CLOSED),
        (facts(PAST), facts(NOW), None),
        (facts(SOON), facts(SOON, "filled"), DeadlineChange.FILLED),
        (facts(PAST), facts(PAST, "filled"), None),
        (facts(SOON), facts(SOON, "cancelled"), DeadlineChange.CANCELLED),
        (facts(PAST), facts(PAST, "cancelled"), DeadlineChange.CANCELLED),
        (facts(PAST, "filled"), facts(PAST, "cancelled"), DeadlineChange.CANCELLED),
        (facts(SOON, "cancelled"), facts(LATER, "cancelled"), None),
        (facts(SOON), facts(LATER, live=False), None),
        # Hidden for a correction, and public again with another day.
        (facts(SOON, live=False), facts(LATER), DeadlineChange.EXTENDED),
        (facts(SOON), facts(LATER, opens_at=SOON), None),
    ],
)
def test_what_a_change_means(before, after, expected):
    assert deadline_change(before, after, NOW) is expected


@pytest.fixture
def vacancy(group_site, private_files, at):
    """Published, with a draft, an application and one that was withdrawn."""
    made = open_vacancy(group_site)
    made.save_revision().publish()
    for name, facts in (("draft", {}), ("sent", {"received": True}), ("gone", {"withdrawn": True})):
        ApplicationFactory(vacancy=made, email=f"{name}@example.org", incomplete=True, **facts)
    return Vacancy.objects.get(pk=made.pk)


def publish(vacancy: Vacancy, **changes: Any) -> None:
    """As the editor does: a draft of the facts, then the publishing of it."""
    draft = Vacancy.objects.get(pk=vacancy.pk).draft()
    for field, value in changes.items():
        setattr(draft, field, value)
    draft.save_revision().publish()


def told() -> list[str]:
    """The mailboxes that were told, in order."""
    rows = OutgoingMail.objects.order_by("pk")
    return [row.application.email.partition("@")[0] for row in rows]


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "kinds", "to"),
    [
        ({"deadline_on": date(2025, 6, 20)}, ["extended"], ["draft"]),
        ({"deadline_on": date(2025, 6, 1)}, ["shortened"], ["draft"]),
        ({"deadline_on": None, "kind": "thesis"}, ["extended"], ["draft"]),
        ({"deadline_on": None}, [], []),  # not published: a position needs a last day
        ({"deadline_on": date(2025, 5, 19)}, ["ended"], ["draft"]),
        ({"outcome": "filled"}, ["ended"], ["draft"]),
        ({"outcome": "cancelled"}, ["ended", "ended"], ["draft", "sent"]),
        ({"reference": "CS-2025-05"}, [], []),
    ],
)
def test_publishing_tells_those_it_concerns(vacancy, changes, kinds, to):
    publish(vacancy, **changes)
    assert (sent_kinds(), told()) == (kinds, to)


@pytest.mark.django_db
def test_other_ways_to_change_facts_tell_too(vacancy):
    """A command, a script, another screen: it follows from the row."""
    vacancy.outcome = "cancelled"
    vacancy.save()
    assert told() == ["draft", "sent"]


@pytest.mark.django_db
def test_a_position_that_is_filled_early_tells_only_whoever_has_not_sent(vacancy):
    """Whoever has applied gets the decision from the committee."""
    publish(vacancy, outcome="filled")
    assert (sent_kinds(), told()) == (["ended"], ["draft"])


@pytest.mark.django_db
def test_a_draft_of_facts_tells_nobody(vacancy):
    draft = vacancy.draft()
    draft.deadline_on = date(2025, 6, 20)
    draft.save_revision()
    assert told() == []


@pytest.mark.django_db
def test_unpublishing_tells_nobody(vacancy):
    vacancy.unpublish()
    assert told() == []


@pytest.mark.thorough
@pytest.mark.django_db
def test_each_change_is_told_once_and_each_way(vacancy):
    publish(vacancy, deadline_on=date(2025, 6, 20))
    publish(vacancy, reference="other")
    publish(vacancy, deadline_on=date(2025, 6, 14))
    publish(vacancy, deadline_on=date(2025, 6, 20))
    assert sent_kinds() == ["extended", "shortened", "extended"]


@pytest.mark.django_db
def test_cancelling_after_the_deadline_tells_whoever_has_applied(vacancy):
    Vacancy.objects.filter(pk=vacancy.pk).update(closes_at=PAST, deadline_on=PAST.date())
    Vacancy.objects.get(pk=vacancy.pk).save_revision().publish()
    OutgoingMail.objects.all().delete()
    publish(vacancy, outcome="cancelled")
    assert told() == ["sent"]


@pytest.mark.thorough
@pytest.mark.django_db
def test_an_extension_brings_a_link_that_opens(vacancy, client, django_capture_on_commit_callbacks):
    """R36: an extension extends the links; the letter has one more."""
    with django_capture_on_commit_callbacks(execute=True):
        publish(vacancy, deadline_on=date(2025, 6, 20))
    [message] = mail.outbox
    assert "until 20 June 2025, 23:59" in " ".join(message.body.split()).replace("\xa0", " ")
    link = next(line for line in message.body.splitlines() if "/draft/" in line)
    assert client.get(link.removeprefix("http://localhost")).status_code == 200


@pytest.mark.django_db
def test_what_was_overtaken_is_not_mailed(vacancy):
    """Two changes before the mail goes out: the second one is what holds."""
    publish(vacancy, deadline_on=date(2025, 6, 1))
    publish(vacancy, deadline_on=date(2025, 6, 20))
    delivery.deliver_waiting_mail(NOW)
    assert [subject.partition(":")[0] for subject in arrived()] == ["Deadline extended"]


@pytest.mark.thorough
@pytest.mark.django_db
def test_an_editor_waits_for_few_mails(vacancy, django_capture_on_commit_callbacks):
    for number in range(AT_ONCE + 5):
        ApplicationFactory(vacancy=vacancy, email=f"{number}@example.org", incomplete=True)
    with django_capture_on_commit_callbacks(execute=True):
        publish(vacancy, deadline_on=date(2025, 6, 20))
    assert len(arrived()) == AT_ONCE
    delivery.deliver_waiting_mail(datetime(2025, 5, 20, 11, tzinfo=UTC))
    assert len(arrived()) == AT_ONCE + 6
