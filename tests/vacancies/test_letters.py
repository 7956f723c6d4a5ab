"""What letters say: in the applicant's language, to one mailbox, with a fresh link and no stray word."""

import re
from datetime import date, timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from wagtail.users.models import UserProfile

from tests.applications import ApplicationFactory, give_file
from tests.factories import NOW, document_kind
from tests.vacancies.letters import (
    ENGLISH,
    SWEDISH,
    applicant,
    html_of,
    letter,
    open_vacancy,
    text_of,
)
from vacancies.applications import tokens
from vacancies.emails.compose import WIDTH, compose_message, wrap_text
from vacancies.models import ApplicationLink, MailKind, OutgoingMail, VacancyReader, mail_queue
from vacancies.models.outbox import MAIL_KINDS_FOR_READERS, MAIL_KINDS_FOR_SUBSCRIBERS
from vacancies.posting.deadline_changes import deadline_and_outcome_fingerprint

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_files")]

# Those to subscribers of alerts have tests of their own.
TO_OTHERS = (*MAIL_KINDS_FOR_READERS, *MAIL_KINDS_FOR_SUBSCRIBERS)
TO_APPLICANTS = [kind for kind in MailKind if kind not in TO_OTHERS]
WITH_LINK = [kind for kind in TO_APPLICANTS if kind not in (MailKind.WITHDRAWN, MailKind.ENDED)]
AFTER = NOW + timedelta(days=60)
# A name may be anything (R20); it is no markup and no header.
HOSTILE = "<script>alert(1)</script>&\r\nBcc: all@example.org"


@pytest.fixture
def vacancy(group_site):
    return open_vacancy(group_site)


def of_kind(kind: MailKind, vacancy: Any, **facts: Any) -> Any:
    """An applicant in the stage in which this kind of letter is written, and the letter."""
    facts.setdefault("received", kind in (MailKind.RECEIPT, MailKind.CHANGED))
    application = applicant(vacancy, withdrawn=kind == MailKind.WITHDRAWN, **facts)
    values = {"told": deadline_and_outcome_fingerprint(vacancy), "document": document_kind("CV").pk}
    return application, letter(kind, application, **values)


class Markup(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.language = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        found = dict(attrs)
        self.addresses += [found[name] or "" for name in ("href", "src") if name in found]
        self.language = self.language or found.get("lang") or ""


@pytest.mark.table(every="kind")
@pytest.mark.parametrize("kind", TO_APPLICANTS)
@pytest.mark.parametrize(("language", "title"), [("en", ENGLISH), ("sv", SWEDISH)])
def test_a_letter_is_in_the_language_of_the_applicant(vacancy, kind, language, title):
    application, message = of_kind(kind, vacancy, language=language)
    assert message.to == [application.email]
    assert title in message.subject
    assert text_of(message).startswith({"en": "Hello", "sv": "Hej"}[language])
    assert "%(" not in message.body + html_of(message)
    assert "{{" not in message.body + html_of(message)
    assert Markup(html_of(message)).language == language


@pytest.mark.parametrize("kind", TO_APPLICANTS)
def test_html_has_headings_and_asks_nobody_for_anything(vacancy, kind):
    """R78: no image, no tracker, no address but the site's and those of people."""
    markup = Markup(html_of(of_kind(kind, vacancy)[1]))
    assert markup.tags.count("h1") == 1
    assert not {"img", "style", "script", "link", "iframe"} & set(markup.tags)
    assert all(address.startswith(("http://localhost/", "mailto:")) for address in markup.addresses)


def test_html_looks_like_the_site_in_any_mail_program(vacancy):
    """The letters of the reader's system, lines of a book's length, a heading little larger."""
    html = html_of(of_kind(MailKind.RECEIPT, vacancy)[1])
    assert "max-width:36em" in html
    assert "font-family:system-ui" in html
    assert re.search(r"<h1 style=\"[^\"]*font-size:20px", html)


@pytest.mark.table
@pytest.mark.parametrize("kind", TO_APPLICANTS)
def test_text_is_laid_out(vacancy, kind):
    body = of_kind(kind, vacancy)[1].body
    long = [line for line in body.splitlines() if len(line) > WIDTH and "http" not in line]
    assert long == []
    assert "\n\n\n" not in body
    assert not body.startswith("\n")


@pytest.mark.table
@pytest.mark.parametrize("kind", WITH_LINK)
def test_each_letter_carries_a_fresh_link(vacancy, kind):
    """R36: it opens the application, is stored hashed, and stands in no subject."""
    application, message = of_kind(kind, vacancy)
    [link] = set(re.findall(r"http://localhost/en/apply/draft/([\w-]+)/", message.body))
    assert link in html_of(message)
    assert tokens.application_of_token(link) == application
    assert link not in message.subject
    row = ApplicationLink.objects.get(application=application)
    assert row.mailed_to == application.email
    assert row.digest != link
    mail = OutgoingMail.objects.get()
    again = compose_message(mail, NOW)
    assert again is not None
    assert link not in again.body


def test_the_link_has_the_address_of_the_language(vacancy):
    message = letter(MailKind.STARTED, applicant(vacancy, language="sv"))
    assert "http://localhost/sv/ansok/utkast/" in text_of(message)


@pytest.mark.parametrize("kind", [MailKind.WITHDRAWN, MailKind.ENDED])
def test_what_is_over_has_no_link(vacancy, kind):
    of_kind(kind, vacancy)
    assert not ApplicationLink.objects.exists()


def test_a_receipt_tells_every_file_and_the_moment(vacancy):
    """R13, R18: canonical name, size, pages, SHA-256; the server's time with its zone."""
    application = applicant(vacancy, received=True)
    file = give_file(application, document_kind("CV"), b"x" * 3000, pages=3)
    message = letter(MailKind.RECEIPT, application)
    text = text_of(message).replace("\N{NO-BREAK SPACE}", " ")
    assert application.number in text
    assert "CV 2, Ek.pdf 3 kB, 3 pages" in text
    for kept in application.files.all():
        assert kept.sha256 in text
        assert kept.sha256 in html_of(message)
    assert file.original_name not in text
    assert "20 May 2025, 12:00:00 Swedish time (CEST)" in text
    assert "Until 14 June 2025, 23:59 Swedish time (CEST), you can replace and add files" in text
    assert "Bob Ek, bob@example.org" in text


def test_a_receipt_that_comes_late_has_no_link_that_opens_nothing(vacancy):
    application = applicant(vacancy, received=True)
    message = letter(MailKind.RECEIPT, application, AFTER)
    assert "can no longer be changed" in text_of(message)
    assert "/draft/" not in text_of(message)


@pytest.mark.parametrize(
    "kind", [kind for kind in TO_APPLICANTS if kind not in (MailKind.RECEIPT, MailKind.CHANGED)]
)
def test_before_an_application_is_received_nothing_typed_is_mailed(vacancy, kind):
    """Whoever types somebody else's address cannot write them a letter."""
    _application, message = of_kind(kind, vacancy, given_name="Buy", family_name="pills.example")
    assert "pills" not in message.subject + message.body + html_of(message)


@pytest.mark.parametrize("kind", [MailKind.RECEIPT, MailKind.CHANGED])
def test_names_are_no_markup_and_no_header(vacancy, kind):
    """R19, R21: text as it was typed, HTML escaped, and not one more header."""
    _application, message = of_kind(kind, vacancy, given_name=HOSTILE, family_name="O'Brien")
    assert "<script>" not in html_of(message)
    assert "O'Brien" in text_of(message)
    raw = message.message()
    assert "Bcc" not in raw
    assert raw["To"] == "alice@example.org"


def test_a_title_makes_no_header(vacancy):
    """R21: titles are typed by editors, and pasted from elsewhere."""
    vacancy.pages.update(title="Waves\r\nBcc: all@example.org")
    message = letter(MailKind.STARTED, applicant(vacancy))
    assert message is not None
    assert message.subject == "Your draft application: Waves Bcc: all@example.org"
    assert "Bcc" not in message.message()


@pytest.mark.parametrize(
    "address",
    [
        "alice@example.org, bob@example.org",
        "alice@example.org\r\nBcc: bob@example.org",
        "alice@example.org\n",
        "alice",
    ],
)
def test_one_mailbox_or_no_letter(vacancy, address):
    """R21, also for what got past the form."""
    application = ApplicationFactory(vacancy=vacancy, email=address)
    with pytest.raises(ValidationError):
        letter(MailKind.STARTED, application)


def test_headers_of_every_letter(vacancy, settings):
    settings.GROUPSITE_VACANCIES_FROM = "Waves <jobs@waves.example>"
    application = applicant(vacancy)
    mail = mail_queue.queue_mail_for_applicant(MailKind.STARTED, application, NOW)
    first, second = compose_message(mail, NOW), compose_message(mail, AFTER - timedelta(days=40))
    assert first is not None
    assert second is not None
    assert first.from_email == "Waves <jobs@waves.example>"
    assert first.extra_headers["Auto-Submitted"] == "auto-generated"
    assert first.extra_headers["Message-ID"].endswith("@waves.example>")
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]


@pytest.mark.parametrize(
    ("kind", "facts", "at"),
    [
        (MailKind.REMINDER, {"received": True}, NOW),
        (MailKind.EXTENDED, {"received": True}, NOW),
        (MailKind.REMINDER, {"withdrawn": True}, NOW),
        (MailKind.LINK, {"withdrawn": True}, NOW),
        (MailKind.LINK, {}, AFTER),
        (MailKind.STARTED, {}, AFTER),
        (MailKind.SHORTENED, {"told": "another day"}, NOW),
        (MailKind.ENDED, {"told": "another day"}, NOW),
    ],
)
def test_what_is_true_no_longer_is_not_said(vacancy, kind, facts, at):
    said = {"told": facts.pop("told", deadline_and_outcome_fingerprint(vacancy))}
    assert letter(kind, applicant(vacancy, **facts), at, **said) is None


@pytest.mark.parametrize(
    ("outcome", "received", "words"),
    [
        ("cancelled", True, "will not be assessed"),
        ("cancelled", False, "Your draft was not sent"),
        ("filled", False, "has been filled"),
        ("", False, "closed earlier than previously announced"),
    ],
)
def test_an_end_says_why(vacancy, outcome, received, words):
    application = applicant(vacancy, received=received)
    message = letter(
        MailKind.ENDED, application, told=deadline_and_outcome_fingerprint(vacancy), outcome=outcome
    )
    assert words in text_of(message)


@pytest.mark.parametrize("incomplete", [True, False])
def test_a_reminder_says_what_is_missing(vacancy, incomplete):
    message = letter(MailKind.REMINDER, applicant(vacancy, incomplete=incomplete))
    assert ("CV: choose a file." in text_of(message)) is incomplete
    assert ("Nothing is missing" in text_of(message)) is not incomplete


def test_a_posting_that_is_hidden_is_named_as_it_was_known(vacancy):
    """The record's own name is for editors."""
    application = applicant(vacancy, received=True)
    vacancy.pages.update(live=False)
    message = letter(MailKind.RECEIPT, application)
    assert message is not None
    assert ENGLISH in message.subject
    assert vacancy.name not in text_of(message)
    assert "Posting:" not in text_of(message)


def test_without_a_last_day(group_site):
    vacancy = open_vacancy(group_site, deadline_on=None, kind="thesis")
    message = letter(MailKind.STARTED, applicant(vacancy))
    assert "It counts only when you have sent it." in text_of(message)
    assert "None" not in text_of(message)


def test_the_clock_of_winter_and_of_elsewhere(group_site):
    vacancy = open_vacancy(
        group_site, deadline_on=date(2025, 12, 1), time_zone="America/New_York", contacts=()
    )
    text = text_of(letter(MailKind.RECEIPT, applicant(vacancy, received=True)))
    assert "1 December 2025, 23:59 New York time (EST)" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Questions" not in text


@pytest.fixture
def reader(vacancy):
    user = get_user_model().objects.create_user("carol", "carol@example.org", "x")
    UserProfile.objects.create(user=user, preferred_language="sv")
    return VacancyReader.objects.create(vacancy=vacancy, user=user, added_at=NOW)


@pytest.mark.parametrize(
    ("kind", "subject", "words"),
    [
        (MailKind.READERS_NEWS, "3 nya ansökningar", "3 nya ansökningar, totalt 1"),
        (
            MailKind.READERS_CLOSED,
            f"Alla ansökningar har kommit in: {SWEDISH}",
            "1 ansökan har kommit",
        ),
    ],
)
def test_readers_get_counts_and_no_names(vacancy, reader, kind, subject, words):
    """R37: in the language of their admin, with the way to the list."""
    applicant(vacancy, received=True, family_name="Unmistakable")
    mail = mail_queue.queue_mail_for_reader_unless_duplicate(
        kind, reader.user, NOW, "today", {vacancy.pk: 3}, None
    )
    message = compose_message(mail, NOW)
    assert message is not None
    assert message.to == ["carol@example.org"]
    assert message.subject == subject
    assert words in text_of(message)
    assert f"/admin/applications/{vacancy.pk}/" in text_of(message)
    assert "Unmistakable" not in text_of(message) + html_of(message)
    assert "alice" not in text_of(message) + html_of(message)


@pytest.mark.parametrize("lost", ["row", "active", "address"])
def test_a_reader_who_is_none_any_more_gets_nothing(vacancy, reader, lost):
    """R38"""
    mail = mail_queue.queue_mail_for_reader_unless_duplicate(
        MailKind.READERS_NEWS, reader.user, NOW, "today", {vacancy.pk: 3}, None
    )
    if lost == "row":
        reader.delete()
    else:
        setattr(reader.user, {"active": "is_active", "address": "email"}[lost], "")
        reader.user.is_active = lost != "active"
        reader.user.save()
    assert compose_message(OutgoingMail.objects.get(pk=mail.pk), NOW) is None


def test_lists_stand_close_and_addresses_stay_whole():
    link = "https://example.org/" + "x" * 90
    text = wrap_text(f"\n\n  One.\n\n\n- a\n\n- b\n\n- c\n| below\n\n{link}\n")
    assert text == f"One.\n\n- a\n- b\n- c\n  below\n\n{link}\n"
