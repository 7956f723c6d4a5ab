"""What a server has stored, read by another process: `python -m tests.faults.ledger` prints it.

Every row is held against the bytes that it names, and every file against the rows.
"""

import hashlib
import json
import sys
from dataclasses import dataclass
from typing import Any

import django


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
    from vacancies.applications.files import storage
    from vacancies.models import Application, ApplicationFile, OutgoingMail

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


if __name__ == "__main__":
    django.setup()
    json.dump(vars(take()), sys.stdout)
