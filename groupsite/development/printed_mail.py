"""E-mail backend for development: prints mail without encoding, which would break its links."""

from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends import console


class UnencodedConsoleEmailBackend(console.EmailBackend):
    def write_message(self, message: EmailMessage) -> None:
        letter: Any = message.message()
        head = "\n".join(f"{name}: {letter[name]}" for name in ("From", "To", "Subject"))
        text = letter.get_body(("plain", "html"))
        body = text.get_content() if text else ""
        self.stream.write(f"{head}\n\n{body}\n{'-' * 79}\n")
