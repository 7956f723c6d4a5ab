"""SMTP backend that supports non-ASCII mailboxes, such as those with å (RFC 6531).

    MAILERS = {"default": {"BACKEND": "vacancies.emails.smtp.EmailBackend", "OPTIONS": {…}}}

Everything else is Django's. The mail server must support SMTPUTF8, as Postfix does; otherwise only
mails to such addresses fail.
"""

import email.policy
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends import smtp

from vacancies.applications.email_addresses import local_part


class EmailBackend(smtp.EmailBackend):
    """Django's SMTP backend, which also sends to mailboxes with letters such as å."""

    connection: Any  # always open when `_send` is called

    def _send(self, email_message: EmailMessage) -> bool:
        recipients = email_message.recipients()
        if all(local_part(address).isascii() for address in recipients):
            send: Any = getattr(super(), "_send")  # noqa: B009 — the stubs leave it out
            return bool(send(email_message))
        self.connection.sendmail(
            self.prep_address(email_message.from_email),
            [self.prep_address(address, force_ascii=False) for address in recipients],
            email_message.message(policy=email.policy.SMTPUTF8).as_bytes(),
            mail_options=["SMTPUTF8", "BODY=8BITMIME"],
        )
        return True
