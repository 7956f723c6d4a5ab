"""What an applicant sees whose stored file has been lost, or whose storage is away."""

from typing import Any, NoReturn

import pytest

from groupsite.servers.buckets.availability import BucketUnavailableError
from tests.vacancies.applications.conftest import Applicant
from tools.pdfs import good_pdf
from vacancies.applications.files import storage
from vacancies.models import ApplicationFile


@pytest.fixture
def file(applicant: Applicant) -> ApplicationFile:
    applicant.begin()
    applicant.upload("CV")
    return ApplicationFile.objects.get()


def test_a_lost_file_is_named_and_can_be_uploaded_again(
    applicant: Applicant, file: ApplicationFile
) -> None:
    storage.remove(file.stored)
    response = applicant.client.get(applicant.at("file", file.pk))
    assert response.status_code == 410
    assert "CV, Ek.pdf: the file is not there any more. Please upload it again." in response.text
    assert f'action="{applicant.at("upload", file.kind_id)}"' in response.text
    assert applicant.upload("CV", again := good_pdf(2)).status_code == 303
    new = ApplicationFile.objects.latest("pk")
    assert applicant.client.get(applicant.at("file", new.pk)).getvalue() == again


def test_a_storage_that_is_away_is_an_error_of_the_service(
    applicant: Applicant, file: ApplicationFile, monkeypatch: Any
) -> None:
    def away(name: str) -> NoReturn:
        raise BucketUnavailableError("away")

    monkeypatch.setattr(storage, "open_stored", away)
    response = applicant.client.get(applicant.at("file", file.pk))
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "60"
