"""Applications whose files are in a bucket: from the first upload until their bytes are gone."""

import io
import urllib.error
import urllib.request
import zipfile
from typing import NamedTuple

import pytest
from django.core.files.storage import storages
from django.test import Client

from groupsite import roles
from groupsite.servers.buckets.bucket_storages import ApplicationsBucket
from tests.factories import NOW, VacancyFactory, document_kind
from tests.vacancies.applications.conftest import Applicant
from tests.vacancies.committee.conftest import make_user
from tools.pdfs import good_pdf
from tools.servers.s3 import S3Server
from vacancies import conf
from vacancies.applications.committee_url import committee_url
from vacancies.models import AccessAction, AccessEntry, Application, VacancyReader

BACKEND = "groupsite.servers.buckets.bucket_storages.ApplicationsBucket"
ARCHIVES = ("archive", "all_applications", "applicant_data_zip")


class Scene(NamedTuple):
    """A bucket, an applicant at the form, and a reader who may also answer for personal data."""

    server: S3Server
    storage: ApplicationsBucket
    applicant: Applicant
    reader: Client

    def url(self, name: str, application: Application, *args: object) -> str:
        below = () if name == "all_applications" else (application.pk, *args)
        return committee_url(name, application.vacancy_id, *below)

    def names(self) -> list[str]:
        return [name for name, _size, _modified in self.storage.listed_files("")]

    def status_of_anonymous_request(self, path: str) -> int:
        url = f"{self.server.endpoint}/{self.storage.bucket_name}/{path}"
        try:
            with urllib.request.urlopen(url) as response:  # noqa: S310 — our own server
                return int(response.status)
        except urllib.error.HTTPError as error:
            with error:
                return error.code


def use_bucket(settings, server, name):
    entry = {"BACKEND": BACKEND, "OPTIONS": server.options(name)}
    settings.STORAGES = {**settings.STORAGES, conf.STORAGE: entry}


@pytest.fixture
def scene(group_site, at, s3, bucket, settings):
    use_bucket(settings, s3, bucket("applications"))
    vacancy = VacancyFactory(documents=["CV", "Personal letter"])
    group_site.add(vacancy)
    roles.set_up_groups()
    user = make_user("reader", roles.OFFICERS)
    VacancyReader.objects.create(vacancy=vacancy, user=user, added_by=user, added_at=NOW)
    reader = Client(raise_request_exception=False)
    reader.force_login(user)
    return Scene(s3, storages[conf.STORAGE], Applicant(Client(), vacancy), reader)


def opened(response):
    archive = zipfile.ZipFile(io.BytesIO(response.getvalue()))
    assert archive.testzip() is None
    return archive


def test_from_the_upload_until_the_bytes_are_gone(scene, django_capture_on_commit_callbacks):
    application = scene.applicant.apply()
    files = {file.kind.name().text: file for file in application.files.all()}
    stored = sorted(file.stored for file in files.values())
    assert scene.names() == stored
    assert {scene.status_of_anonymous_request(path) for path in ["", *stored]} == {403}

    cv, letter = good_pdf(text="CV"), good_pdf(text="Personal letter")
    own = scene.applicant.client.get(scene.applicant.at("file", files["CV"].pk))
    read = scene.reader.get(scene.url("file", application, files["Personal letter"].pk))
    assert (own.getvalue(), read.getvalue()) == (cv, letter)
    for response in (own, read):
        assert response.headers["Content-Type"] == "application/pdf"
        assert response.headers["Content-Disposition"].startswith("attachment; ")
    for name in ARCHIVES:
        archive = opened(scene.reader.get(scene.url(name, application)))
        inside = {path.rpartition("/")[2]: archive.read(path) for path in archive.namelist()}
        assert (inside["CV, Ek.pdf"], inside["Personal letter, Ek.pdf"]) == (cv, letter)
    assert [*AccessEntry.objects.order_by("pk").values_list("act", flat=True)] == [
        AccessAction.DOWNLOADED_FILE,
        AccessAction.DOWNLOADED_ONE,
        AccessAction.DOWNLOADED_ALL,
        AccessAction.EXPORTED_PERSON,
    ]

    with django_capture_on_commit_callbacks(execute=True):
        withdrawn = scene.applicant.client.post(scene.applicant.at("withdraw"))
    assert withdrawn.status_code == 200
    assert scene.names() == []
    assert {scene.status_of_anonymous_request(path) for path in ["", *stored]} == {403}


def test_a_lost_object_is_named_to_its_applicant_and_to_the_committee(scene):
    application = scene.applicant.apply()
    lost = application.files.get(kind=document_kind("CV"))
    scene.storage.delete(lost.stored)
    own = scene.applicant.client.get(scene.applicant.at("file", lost.pk))
    assert own.status_code == 410
    assert "CV, Ek.pdf: the file is not there any more." in own.text
    assert scene.reader.get(scene.url("file", application, lost.pk)).status_code == 410
    for name in ARCHIVES:
        archive = opened(scene.reader.get(scene.url(name, application)))
        text = archive.read("Not included.txt").decode("utf-8-sig")
        assert "CV, Ek.pdf: The file is not there any more." in text
        assert any(path.endswith("/Personal letter, Ek.pdf") for path in archive.namelist())


def test_while_the_bucket_is_away_nothing_is_sent_or_logged(scene, settings, closed_port):
    application = scene.applicant.apply()
    file = application.files.first()
    use_bucket(settings, S3Server(closed_port), scene.storage.bucket_name)
    scene.applicant.client.raise_request_exception = False
    responses = [
        scene.applicant.client.get(scene.applicant.at("file", file.pk)),
        scene.reader.get(scene.url("file", application, file.pk)),
        *(scene.reader.get(scene.url(name, application)) for name in ARCHIVES),
    ]
    assert [response.status_code for response in responses] == [503] * 5
    assert {response.headers["Retry-After"] for response in responses} == {"60"}
    assert not AccessEntry.objects.exists()
    assert scene.applicant.upload("CV").status_code == 503
    assert application.files.count() == 2
    use_bucket(settings, scene.server, scene.storage.bucket_name)
    assert scene.reader.get(scene.url("file", application, file.pk)).status_code == 200
