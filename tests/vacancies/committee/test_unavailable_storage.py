"""While the storage of applicants' files is away, downloads are refused at once, and none is logged."""

import io
import zipfile

import pytest

from groupsite.servers.buckets.availability import BucketUnavailableError
from vacancies.applications.files import storage
from vacancies.models import AccessAction, AccessEntry

ARCHIVES = {
    "archive": ("reader", AccessAction.DOWNLOADED_ONE),
    "all_applications": ("reader", AccessAction.DOWNLOADED_ALL),
    "applicant_data_zip": ("officer", AccessAction.EXPORTED_PERSON),
}


def archive_url(scene, name):
    return scene.url(name, *([] if name == "all_applications" else [scene.application]))


def patient_client(scene, role):
    client = scene.client(role)
    client.raise_request_exception = False
    return client


@pytest.mark.table
@pytest.mark.parametrize("name", ["file", "file_open", *ARCHIVES])
def test_while_it_is_away_nothing_is_sent_or_logged(scene, monkeypatch, name):
    def away(stored):
        raise BucketUnavailableError("away")

    monkeypatch.setattr(storage, "open_stored", away)
    role, _act = ARCHIVES.get(name, ("reader", None))
    if name in ARCHIVES:
        url = archive_url(scene, name)
    else:
        url = scene.url(name, scene.application, scene.application.files.first().pk)
    response = patient_client(scene, role).get(url)
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "60"
    assert "Content-Disposition" not in response.headers
    assert not AccessEntry.objects.exists()


@pytest.mark.table
@pytest.mark.parametrize("name", ARCHIVES)
def test_a_lost_file_is_listed_and_the_others_are_in_the_archive(scene, monkeypatch, name):
    lost, kept = scene.application.files.all()
    opened = storage.open_stored

    def open_or_fail(stored):
        if stored == lost.stored:
            raise FileNotFoundError
        return opened(stored)

    monkeypatch.setattr(storage, "open_stored", open_or_fail)
    role, act = ARCHIVES[name]
    response = scene.client(role).get(archive_url(scene, name))
    archive = zipfile.ZipFile(io.BytesIO(response.getvalue()))
    files = [path.rpartition("/")[2] for path in archive.namelist()]
    assert files.count(f"{kept.kind.name().text}, Durisi.pdf") == 1
    assert f"{lost.kind.name().text}, Durisi.pdf" not in files
    text = archive.read("Not included.txt").decode("utf-8-sig")
    assert f"{lost.kind.name().text}, Durisi.pdf: The file is not there any more." in text
    assert AccessEntry.objects.get().act == act


@pytest.mark.table
@pytest.mark.parametrize("name", ARCHIVES)
def test_an_archive_that_nobody_reads_closes_its_file(scene, monkeypatch, name):
    """The first file is opened before the response begins; HEAD asks for nothing else."""
    opened, open_stored = [], storage.open_stored

    def remember(stored):
        opened.append(open_stored(stored))
        return opened[-1]

    monkeypatch.setattr(storage, "open_stored", remember)
    response = scene.client(ARCHIVES[name][0]).head(archive_url(scene, name))
    response.close()
    del response
    assert [file.closed for file in opened] == [True]
