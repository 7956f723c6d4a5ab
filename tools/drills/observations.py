"""What is asked of the site while a part is away, one question at a time."""

import time
from collections.abc import Callable
from http.client import HTTPException
from typing import Final

from tools.drills.deployment import Deployment
from tools.drills.visitors import BROKEN, PAGES, NotServedError, PatientApplicant
from tools.web.applicants import KINDS, Answer, ask

PATIENCE: Final = 90.0  # seconds until the site is well again


def status_of(act: Callable[[], Answer]) -> int:
    """Return the status of the answer, or 0 if there is none."""
    try:
        return act().status
    except NotServedError:
        return 503
    except (OSError, HTTPException):
        return BROKEN


class Prepared:
    """Applicants who have come to different steps before the part is taken away."""

    def __init__(self, site: str) -> None:
        self.site = site
        self.new = PatientApplicant(site)
        self.with_draft = PatientApplicant(site)
        self.complete = PatientApplicant(site)
        self.slot = ""

    def prepare(self) -> None:
        self.with_draft.begin()
        self.slot = self.with_draft.slot(KINDS[0])
        for step in self.complete.steps()[:-1]:
            if step().status != 303:
                raise RuntimeError("The site does not work before the drill.")

    @property
    def all(self) -> list[PatientApplicant]:
        return [self.new, self.with_draft, self.complete]

    def statuses(self) -> dict[str, int]:
        """Return what each of them is answered now."""
        return {
            "begin": status_of(self.new.begin),
            "upload": status_of(lambda: self.with_draft.upload(KINDS[0])),
            "send": status_of(self.complete.send),
        }


def pages(site: str) -> dict[str, tuple[int, float]]:
    """Return status and seconds of each public page, of the sign-in page among them."""
    found = {}
    for page in (*PAGES, "/admin/login/"):
        started = time.monotonic()
        status = status_of(lambda page=page: ask(site, "GET", page))
        found[page] = (status, time.monotonic() - started)
    return found


def statuses_of(seen: dict[str, tuple[int, float]]) -> set[int]:
    return {status for status, _seconds in seen.values()}


def is_well(deployment: Deployment) -> bool:
    """Whether each machine is ready and serves pages, and somebody can begin and upload."""
    for server in deployment.machines.both:
        if deployment.readiness(server)[0] != 200 or statuses_of(pages(server.site.address)) != {
            200
        }:
            return False
    who = PatientApplicant(deployment.front)
    try:
        return who.begin().status == 303 and who.upload(KINDS[0]).status == 303
    except (OSError, HTTPException, NotServedError):
        return False


def seconds_until_well(deployment: Deployment) -> float:
    """Return how long it takes; raise TimeoutError if it does not become well by itself."""
    before = time.monotonic()
    while not is_well(deployment):
        if time.monotonic() - before > PATIENCE:
            raise TimeoutError("The site has not become well by itself.")
        time.sleep(0.2)
    return time.monotonic() - before
