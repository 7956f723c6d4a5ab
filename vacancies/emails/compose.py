"""Builds an e-mail from a row of the outbox: text and HTML in the recipient's language.

A mail has exactly one recipient, its headers have no line breaks (R21), and its subject has no
name, number or link (R36).
"""

import textwrap
from datetime import datetime
from typing import Any, Final

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from vacancies import conf
from vacancies.applications.email_addresses import validate_mailbox
from vacancies.emails import to_applicants, to_readers, to_subscribers
from vacancies.models.outbox import (
    MAIL_KINDS_FOR_READERS,
    MAIL_KINDS_FOR_SUBSCRIBERS,
    OutgoingMail,
)

# Kinds of e-mail that other apps add, each with the module that knows address, language and context.
# It has the functions of `to_readers`; the templates are in FOLDER, too.
further_kinds: Final[dict[str, Any]] = {}
FOLDER: Final = "groupsite_vacancies/mail"
WIDTH: Final = 76
LIST_ITEM_PREFIX: Final = "- "


def compose_message(mail: OutgoingMail, at: datetime) -> EmailMultiAlternatives | None:
    """Return the message of an outbox row as of `at`; None if it need not be sent any more.

    Creates a new link if the mail has one. Raises ValidationError for an invalid address.
    """
    room = _module_for_recipient(mail)
    if not room.is_still_relevant(mail, at):
        return None
    address = room.recipient_address(mail)
    validate_mailbox(address)
    with translation.override(room.mail_language(mail)):
        context = {"language": translation.get_language(), **room.mail_context(mail, at)}
        headers = to_subscribers.extra_headers(mail) if room is to_subscribers else {}
        return _build_message(mail, address, context, headers)


def _module_for_recipient(mail: OutgoingMail) -> Any:
    """Return the module that knows address, language and context of the mail's recipient."""
    if mail.kind in further_kinds:
        return further_kinds[mail.kind]
    if mail.kind in MAIL_KINDS_FOR_SUBSCRIBERS:
        return to_subscribers
    return to_readers if mail.kind in MAIL_KINDS_FOR_READERS else to_applicants


def _build_message(
    mail: OutgoingMail, recipient: str, context: dict[str, Any], headers: dict[str, str]
) -> EmailMultiAlternatives:
    subject = _single_line(render_to_string(f"{FOLDER}/{mail.kind}.subject.txt", context))
    context["subject"] = subject
    message = EmailMultiAlternatives(
        subject=subject,
        body=wrap_text(render_to_string(f"{FOLDER}/{mail.kind}.txt", context)),
        from_email=conf.mail_from(),
        to=[recipient],
        headers={
            "Message-ID": message_id(mail),
            # Prevents out-of-office replies (RFC 3834).
            "Auto-Submitted": "auto-generated",
            **headers,
        },
    )
    html = render_to_string(f"{FOLDER}/{mail.kind}.html", context).lstrip()
    message.attach_alternative(html, "text/html")
    return message


def message_id(mail: OutgoingMail) -> str:
    """Return the Message-ID, the same at every attempt, so that a repeated mail is recognised."""
    domain = conf.mail_from().rpartition("@")[2].strip("<> ") or "localhost"
    return f"<groupsite-vacancies.{mail.pk}.{mail.written_at:%Y%m%d%H%M%S%f}@{domain}>"


def wrap_text(text: str) -> str:
    """Return a mail's text wrapped to 76 characters; URLs stay whole, list items come close together."""
    lines: list[str] = []
    for line in (line.strip() for line in text.splitlines()):
        if line:
            if (
                line.startswith(LIST_ITEM_PREFIX)
                and lines[-2:-1]
                and lines[-2].startswith(LIST_ITEM_PREFIX)
            ):
                lines.pop()  # no empty line between items of one line
            lines.extend(_wrap_line(line))
        elif lines and lines[-1]:
            lines.append("")
    return "\n".join(lines).strip() + "\n"


def _wrap_line(line: str) -> list[str]:
    # Further lines of a list item are indented like its text; templates mark them with "|".
    first, line = ("  ", line[1:].strip()) if line.startswith("|") else ("", line)
    return textwrap.wrap(
        line,
        WIDTH,
        initial_indent=first,
        subsequent_indent=" " * len(LIST_ITEM_PREFIX)
        if first or line.startswith(LIST_ITEM_PREFIX)
        else "",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _single_line(text: str) -> str:
    """Return the text without line breaks and unprintable characters, for a subject."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())
