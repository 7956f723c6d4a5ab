"""Another file in the place of one that was uploaded, before and after sending (S4)."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import document_kind
from tests.vacancies.applications.conftest import Applicant
from tests.vacancies.applications.test_applying import html
from tools.pdfs import good_pdf, locked_pdf
from vacancies.applications.document_problems import DocumentProblem, ProblemReason
from vacancies.models import Application, ApplicationFile, DocumentRule

pytestmark = pytest.mark.django_db

OTHER = "Other documents"  # up to three files, not required


def several(kind: str, most: int | None) -> None:
    DocumentRule.objects.filter(kind=document_kind(kind)).update(max_files=most)


def uploaded(kind: str) -> list[ApplicationFile]:
    return list(ApplicationFile.objects.filter(kind=document_kind(kind)).order_by("pk"))


def replace(applicant: Applicant, old: Any, kind: str, content: bytes) -> Any:
    address = applicant.at("upload", document_kind(kind).pk)
    file = SimpleUploadedFile("newer.pdf", content, "application/pdf")
    return applicant.client.post(f"{address}?replaces={old}", {"file": file})


def test_every_file_has_replace_beside_remove(applicant: Applicant) -> None:
    applicant.begin()
    several("CV", None)
    applicant.upload("CV")
    applicant.upload("Personal letter")
    several("Personal letter", 1)
    shown = html(applicant.client.get(applicant.draft))
    [cv] = uploaded("CV")
    assert f'action="{applicant.at("upload", cv.kind_id)}?replaces={cv.pk}"' in shown
    assert f'href="#file-{document_kind("Personal letter").pk}" data-replace' in shown


@pytest.mark.table
@pytest.mark.parametrize("sent", [False, True])
def test_a_newer_file_takes_the_place_of_the_old(
    applicant: Applicant, sent: bool, private_files: Any, django_capture_on_commit_callbacks: Any
) -> None:
    """Where there is room for more too: the committee does not get both."""
    several("CV", None)
    applicant.begin()
    applicant.upload("Personal letter")
    applicant.upload("CV")
    if sent:
        assert applicant.send().status_code == 303
    [old] = uploaded("CV")
    with django_capture_on_commit_callbacks(execute=True):
        assert replace(applicant, old.pk, "CV", good_pdf(2, "new")).status_code == 303
    [new] = uploaded("CV")
    assert (new.pages, new.original_name) == (2, "newer.pdf")
    stored = [path for path in private_files.rglob("*") if path.is_file()]
    assert len(stored) == ApplicationFile.objects.count() == 2


@pytest.mark.thorough
def test_a_full_slot_can_still_be_replaced(applicant: Applicant) -> None:
    applicant.begin()
    for text in ("a", "b", "c"):
        applicant.upload(OTHER, good_pdf(text=text))
    first = uploaded(OTHER)[0]
    assert "no room for more files" in html(applicant.client.get(applicant.draft))
    assert replace(applicant, first.pk, OTHER, good_pdf(2, "d")).status_code == 303
    assert [file.pages for file in uploaded(OTHER)] == [1, 1, 2]


def test_a_refused_file_leaves_the_old_one(applicant: Applicant) -> None:
    applicant.begin()
    applicant.upload(OTHER)
    [old] = uploaded(OTHER)
    answer = replace(applicant, old.pk, OTHER, locked_pdf())
    assert answer.status_code == 422
    assert "is protected by a password" in html(answer)
    assert uploaded(OTHER) == [old]


def test_the_same_bytes_as_another_file_leave_one_of_them(applicant: Applicant) -> None:
    applicant.begin()
    applicant.upload(OTHER, good_pdf(text="a"))
    applicant.upload(OTHER, good_pdf(text="b"))
    first, second = uploaded(OTHER)
    assert replace(applicant, first.pk, OTHER, good_pdf(text="b")).status_code == 303
    assert uploaded(OTHER) == [second]


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.parametrize("pk", ["other", "", "0", "9" * 30, "1 or 1", "-1"])
def test_it_replaces_a_file_of_the_same_slot_or_none(applicant: Applicant, pk: str) -> None:
    """R36: neither one of another document nor one of another applicant."""
    applicant.apply()
    others = set(ApplicationFile.objects.values_list("pk", flat=True))
    again = Applicant(applicant.client, applicant.vacancy)
    again.begin(email="bob@example.org")
    pk = str(min(others)) if pk == "other" else pk
    assert replace(again, pk, "CV", good_pdf(text="mine")).status_code == 303
    assert others < set(ApplicationFile.objects.values_list("pk", flat=True))


@pytest.mark.thorough
def test_the_message_names_all_files_of_a_batch(applicant: Applicant) -> None:
    """S18: and none of somebody else's, whatever the address says."""
    applicant.apply()
    foreign = ApplicationFile.objects.earliest("pk").pk
    again = Applicant(applicant.client, applicant.vacancy)
    again.begin(email="bob@example.org")
    first = again.upload(OTHER, good_pdf(text="a")).headers["Location"]
    kept = first.partition("?")[2].partition("#")[0]
    address = again.at("upload", document_kind(OTHER).pk)
    file = SimpleUploadedFile("b.pdf", good_pdf(text="b"), "application/pdf")
    answer = again.client.post(f"{address}?{kept}&kept={foreign}&kept=x", {"file": file})
    shown = html(again.client.get(answer.headers["Location"].partition("#")[0]))
    assert "Uploaded: Other documents, Ek.pdf; Other documents 2, Ek.pdf</p>" in shown
    assert Application.objects.count() == 2


@pytest.mark.parametrize(("most", "left"), [(1, "only 1 is left"), (2, "only 2 are left")])
def test_too_many_files_are_counted_in_the_singular_too(
    applicant: Applicant, most: int, left: str
) -> None:
    several("CV", most)
    rule = applicant.vacancy.document_rules.get(kind=document_kind("CV"))
    problem = DocumentProblem(rule, ProblemReason.TOO_MANY)
    assert problem.text() == f"CV: remove files until {left}."
