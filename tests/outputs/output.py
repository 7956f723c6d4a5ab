"""What one output tells machines about a vacancy, read back with somebody else's parser.

A module of this folder defines its outputs as `OUTPUTS`, and `all_outputs.py` names the module. The
table in `test_every_output.py` then compares each of them with the record.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.test import Client

from tests.outputs.scene import Scene


@dataclass(frozen=True)
class Reading:
    """What an output says of one vacancy. Of one that has ended only those with `keeps_ended` do."""

    title: str
    closes_at: datetime | None  # the last instant at which one can apply, with an offset
    text: str  # all that the output says of it
    is_over: bool = False  # said to be closed, filled or cancelled
    changed_at: datetime | None = None  # said to be the last change


@dataclass(frozen=True)
class Output:
    """One address that machines read; `read` gives None if it does not name the vacancy."""

    name: str
    read: Callable[[Client, Scene, str], Reading | None]
    urls: Callable[[Scene], list[str]]  # all addresses at which it answers, to look for traces
    names_supervisors: bool = True
    keeps_ended: bool = False
    is_in_all_languages: bool = False  # then a vacancy is in it while it has a page in any language

    tells_facts: bool = True
    needs_deadline: bool = False  # then a vacancy without one is not in it
    needs_supervisor: bool = False  # then it is gone without a public one
    sent: Callable[[Scene], dict[str, str]] = lambda _scene: {}  # what is sent without being asked

    def texts(self, client: Client, scene: Scene) -> dict[str, str]:
        """All that it says, whatever it is: by address, or by what is sent."""
        answers = {url: client.get(url).content.decode() for url in self.urls(scene)}
        return {**answers, **self.sent(scene)}

    def __str__(self) -> str:
        return self.name
