"""`manage.py verify` names every row whose file is missing or different."""

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.base import ContentFile
from wagtail.documents.models import Document

from groupsite.backup.verifying import iter_problems
from tests.applications import ApplicationFactory
from tests.vacancies.letters import open_vacancy
from vacancies.applications.files import storage
from vacancies.models import ApplicationFile


@pytest.fixture(autouse=True)
def private_folder(settings, tmp_path):
    settings.GROUPSITE_VACANCIES_FILES = tmp_path


@pytest.fixture
def file(group_site):
    ApplicationFactory(vacancy=open_vacancy(group_site), received=True)
    return ApplicationFile.objects.order_by("pk").first()


def problems(later: int = 0, **options):
    return list(iter_problems(datetime.now(UTC) + timedelta(days=later), **options))


def overwrite(file: ApplicationFile, content: bytes) -> None:
    private = storage.private_storage()
    private.delete(file.stored)
    private.save(file.stored, ContentFile(content))


def test_nothing_is_wrong(file):
    assert problems() == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda file: storage.remove(file.stored), "missing"),
        (lambda file: overwrite(file, b"short"), "has another size"),
        (lambda file: overwrite(file, b"x" * file.size), "has another content"),
    ],
)
def test_a_row_without_its_bytes_is_named_by_numbers(file, change, said):
    change(file)
    assert problems() == [f"file {file.pk} of application {file.application_id}: {said}"]


def test_quickly_only_sizes_are_compared(file):
    overwrite(file, b"x" * file.size)
    assert problems(read_contents=False) == []


def test_a_document_of_an_editor_is_compared_too(db):
    document = Document(title="Plan", file=ContentFile(b"plan", name="plan.txt"))
    document.file_size = 4
    document.save()
    assert problems() == []
    document.file.storage.delete(document.file.name)
    assert problems() == [f"document {document.pk}: missing"]


@pytest.mark.parametrize(
    ("content", "said", "said_quickly"),
    [
        (b"plan", [], []),
        (b"another", ["has another size"], ["has another size"]),
        (b"play", ["has another content"], []),
    ],
)
def test_the_bytes_of_a_document_are_compared(db, content, said, said_quickly):
    document = Document(title="Plan", file=ContentFile(b"plan", name="plan.txt"))
    document.file_size, document.file_hash = 4, hashlib.sha1(b"plan").hexdigest()  # noqa: S324
    document.save()
    document.file.storage.delete(document.file.name)
    document.file.storage.save(document.file.name, ContentFile(content))
    name = f"document {document.pk}"
    assert problems() == [f"{name}: {one}" for one in said]
    assert problems(read_contents=False) == [f"{name}: {one}" for one in said_quickly]


def test_a_file_without_a_row_is_a_problem_when_it_should_have_been_removed(file):
    name = storage.save(ContentFile(b"half an upload"))
    assert problems() == []
    assert problems(later=3) == [f"stored file {name}: no application has it"]
