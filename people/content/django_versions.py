"""What Django 6.1 has and the oldest supported versions lack; delete it part by part (decision 0034).

| name | goes when the lowest supported version is |
|---|---|
| `Task`, `task` | Django 6.0: import them from `django.tasks` |
| `send_mail_message`, `mail_backend` | Django 6.1: `message.send(using=…)` and `mailers[…]` |
"""

from typing import Any, Final

import django
from django.core import mail

HAS_MAILERS: Final = django.VERSION >= (6, 1)

try:
    from django.tasks import Task, task
except ImportError:  # Django 5.2, for which Wagtail installs the same API
    from django_tasks import task  # type: ignore[no-redef]
    from django_tasks.base import Task  # type: ignore[assignment]

__all__ = ["Task", "mail_backend", "send_mail_message", "task"]


def send_mail_message(message: mail.EmailMessage, mailer: str) -> int:
    """Send a message and return how many were sent; before Django 6.1, by `EMAIL_BACKEND`."""
    return message.send(using=mailer) if HAS_MAILERS else message.send()


def mail_backend(mailer: str) -> Any:
    """Return the e-mail backend of a mailer; before Django 6.1, that of `EMAIL_BACKEND`."""
    return mail.mailers[mailer] if HAS_MAILERS else mail.get_connection()
