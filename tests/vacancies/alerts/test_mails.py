"""How the mails of alerts read: as text and as HTML, in both languages, laid out like the other mails."""

from datetime import datetime

import pytest

from tests.factories import NOW, VacancyFactory
from tests.vacancies.alerts.subscribers import DAY, MORNING, subscriber, tend
from tests.vacancies.letters import html_of, open_vacancy
from tests.vacancies.test_letters import Markup
from vacancies.emails.compose import WIDTH, compose_message
from vacancies.models import AlertSubscription, MailKind, OutgoingMail, mail_queue
from vacancies.models.outbox import MAIL_KINDS_FOR_SUBSCRIBERS

pytestmark = pytest.mark.django_db

LONG = "Doctoral position in " + "very long words about waves " * 6 + "& <b>sums</b> 王"


def composed(kind: MailKind, at: datetime = MORNING, **facts: object):
    """A mail of this kind to a new subscriber."""
    is_asking = kind == MailKind.ALERTS_CONFIRM
    row = subscriber(unconfirmed=is_asking, renewal_asked_at=at, **facts)
    if kind == MailKind.ALERTS_DIGEST:
        row.renewal_asked_at = None
        tend(NOW)
        mail = mail_queue.unsaved_digest(row, NOW - DAY, at, at)
        mail.save()
    else:
        mail = mail_queue.queue_mail_for_subscriber(kind, row, at)
    return compose_message(OutgoingMail.objects.get(pk=mail.pk), at)


@pytest.fixture
def vacancies(group_site):
    open_vacancy(group_site)
    group_site.add(VacancyFactory(kind="thesis", closing_soon=True), title=LONG)


@pytest.mark.table
@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("kind", MAIL_KINDS_FOR_SUBSCRIBERS)
def test_laid_out_in_the_language_of_the_reader(vacancies, kind, language):
    message = composed(kind, language=language)
    html, lines = html_of(message), message.body.splitlines()
    markup = Markup(html)
    assert markup.language == language
    assert lines[0] == {"en": "Hello,", "sv": "Hej!"}[language]
    assert [line for line in lines if len(line) > WIDTH and "http" not in line] == []
    assert "\n\n\n" not in message.body
    assert "%(" not in message.body + html
    assert markup.tags.count("h1") == 1
    assert not {"img", "style", "script", "link", "iframe", "b"} & set(markup.tags)
    assert all(address.startswith("http://localhost/") for address in markup.addresses)
    assert message.subject.isprintable()


def test_a_title_is_text_in_both(vacancies):
    message = composed(MailKind.ALERTS_DIGEST)
    assert "& <b>sums</b> 王" in " ".join(message.body.split())
    assert "&amp; &lt;b&gt;sums&lt;/b&gt; 王" in html_of(message)


def test_the_mail_to_an_unconfirmed_address_repeats_nothing_that_was_typed(group_site):
    """Anybody can type anybody's address."""
    message = composed(MailKind.ALERTS_CONFIRM, kinds=["thesis"], weekly=True)
    text = message.body + html_of(message) + message.subject
    for typed in ("thesis", "Master", "Monday", "week", AlertSubscription.objects.get().email):
        assert typed not in text
