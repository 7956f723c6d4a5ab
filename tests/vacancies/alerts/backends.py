"""Mail servers of tests: one that is away, one under which the process dies."""

from typing import Any, ClassVar

from django.core import mail
from django.core.mail.backends import locmem


class Away(locmem.EmailBackend):
    def send_messages(self, messages: Any) -> int:
        raise ConnectionRefusedError


class KilledError(BaseException):
    """As kill -9: no `except Exception` and no clean-up sees it."""


class Deadly(locmem.EmailBackend):
    """Takes as many messages as `takes` says, then the process is dead: before it took the next."""

    takes: ClassVar[int] = 0

    def send_messages(self, messages: Any) -> int:
        if len(mail.outbox) >= type(self).takes:
            raise KilledError
        return int(super().send_messages(messages))
