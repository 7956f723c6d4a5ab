"""What a server has stored, read by another process: `python -m tools.deployed.ledger` prints it.

Every row is held against the bytes that it names, and every file against the rows.
"""

import hashlib
import json
import sys
from dataclasses import dataclass
from typing import Any

import django

from tools.deployed.server import Server
from tools.web.applicants import KINDS, Applicant


@dataclass(frozen=True)
class Ledger:
    """Applications by e-mail address, and what is wrong with any of them."""

    applications: list[dict[str, Any]]
    faults: list[str]
    orphans: list[str]
    mails: int

    def of(self, email: str) -> list[dict[str, Any]]:
        return [found for found in self.applications if found["email"] == email]


def read(printed: str) -> Ledger:
    return Ledger(**json.loads(printed))


def take() -> Ledger:
    """Read the database and the files. Django has been set up."""
    from vacancies.applications.files import storage  # noqa: PLC0415 — needs Django
    from vacancies.models import Application, ApplicationFile, OutgoingMail  # noqa: PLC0415

    faults = []
    for file in ApplicationFile.objects.all():
        try:
            with storage.open_stored(file.stored) as stored:
                found = hashlib.file_digest(stored, "sha256").hexdigest()
        except FileNotFoundError:
            found = ""
        if found != file.sha256:
            faults.append(f"{file}: its bytes are {'others' if found else 'gone'}")
    named = set(ApplicationFile.objects.values_list("stored", flat=True))
    applications = [
        {
            "email": application.email,
            "number": application.number,
            "received": application.received_at is not None,
            "files": sorted(application.files.values_list("sha256", flat=True)),
        }
        for application in Application.objects.order_by("pk")
    ]
    orphans = [name for name, _at in storage.iter_stored_files() if name not in named]
    return Ledger(applications, faults, orphans, OutgoingMail.objects.count())


def taken(server: Server) -> Ledger:
    return read(server.manage("-m", "tools.deployed.ledger"))


def judged(applicants: list[Applicant], found: Ledger) -> list[str]:
    """What was acknowledged and is not there, or is there twice."""
    faults = list(found.faults)
    for who in applicants:
        rows = found.of(who.email)
        files = [digest for row in rows for digest in row["files"]]
        faults += [f"{len(rows)} applications of one form" for _fault in [1] if len(rows) > 1]
        faults += ["a draft was acknowledged and is gone"] if who.draft and not rows else []
        faults += ["an acknowledged file is gone"] * len(who.acknowledged - set(files))
        faults += ["a file is there twice"] * (len(files) - len(set(files)))
        numbers = [row["number"] for row in rows]
        if who.number and who.number not in numbers:
            faults.append(f"an acknowledged receipt, {who.number}, is gone: {numbers}")
    for row in found.applications:
        if row["received"] and (len(row["files"]) < len(KINDS) or not row["number"]):
            faults.append("something is an application and is not complete")
    return faults


if __name__ == "__main__":
    django.setup()
    json.dump(vars(take()), sys.stdout)
