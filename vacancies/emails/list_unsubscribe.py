"""The header List-Unsubscribe, whose URL stays in one line.

Python splits a header of more than 78 characters at spaces, and encodes one that has none. Mail
programs cannot read a URL that is encoded. RFC 5322 allows lines of 998 characters.
"""

from email.policy import Policy
from typing import ClassVar


class ListUnsubscribeHeader(str):
    """The value of the header List-Unsubscribe, written as it is; must be ASCII."""

    # The policies of `email` take a value with a name for a header that is ready.
    name: ClassVar[str] = "List-Unsubscribe"

    def fold(self, *, policy: Policy) -> str:
        """Return the whole line, with the policy's line ending."""
        return f"{self.name}: {self}{policy.linesep}"
