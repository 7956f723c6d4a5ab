"""An open vacancy with two required documents and one optional, and an applicant at its form."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.factories import PersonFactory, VacancyFactory, document_kind
from tests.made_once import made_once
from tests.sites import GroupSite
from tools.pdfs import good_pdf
from vacancies.models import Application, DocumentRule, Vacancy

PERSON = {"given_name": "Alice", "family_name": "Ek", "email": "alice@example.org"}


@dataclass
class Applicant:
    """A browser without cookies at the form of one vacancy."""

    client: Client
    vacancy: Vacancy
    draft: str = ""

    @property
    def start_url(self) -> str:
        return reverse("groupsite_vacancies:start", args=[self.vacancy.pk])

    def begin(self, **typed: Any) -> Any:
        """Send the form, with a new key as each form that is shown has; follow to the draft."""
        data = {**PERSON, "has_read": "on", "key": str(uuid4()), **typed}
        response = self.client.post(self.start_url, data)
        if response.status_code == 303:
            self.draft = response.headers["Location"]
        return response

    def at(self, name: str, *args: Any) -> str:
        token = self.draft.rstrip("/").rpartition("/")[2]
        return reverse(f"groupsite_vacancies:{name}", args=[token, *args])

    def upload(self, kind: str, content: bytes | None = None, name: str = "mine.pdf") -> Any:
        content = good_pdf(text=kind) if content is None else content
        file = SimpleUploadedFile(name, content, "application/octet-stream")
        slot = document_kind(kind).pk
        return self.client.post(self.at("upload", slot), {"file": file})

    def send(self) -> Any:
        return self.client.post(self.at("submit"))

    def apply(self) -> Application:
        """The whole way, with what is required."""
        self.begin()
        for kind in ("CV", "Personal letter"):
            assert self.upload(kind).status_code == 303
        assert self.send().status_code == 303
        return Application.objects.latest("pk")


@pytest.fixture(autouse=True)
def all_files_are_private(private_files: Path) -> None:
    pass


@pytest.fixture
@made_once
def vacancy(group_site: GroupSite) -> Vacancy:
    made = VacancyFactory(
        documents=["CV", "Personal letter", "Other documents"],
        contacts=[PersonFactory(given_name="Bob", family_name="Ask", email="bob@example.org")],
    )
    DocumentRule.objects.filter(kind=document_kind("Other documents")).update(
        required=False, max_files=3
    )
    group_site.add(made, title="PhD position in coding theory")
    return made


@pytest.fixture
def applicant(vacancy: Vacancy, at: datetime) -> Applicant:
    return Applicant(Client(), vacancy)
