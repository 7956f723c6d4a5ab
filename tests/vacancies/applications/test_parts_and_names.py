"""Files that hold several documents, and names by a pattern, in the form."""

from tests.factories import document_kind
from tests.pages import Read
from tests.vacancies.applications.conftest import Applicant
from vacancies.models import DocumentPart


def test_the_form_asks_for_one_file_and_names_its_parts(applicant: Applicant) -> None:
    rule = applicant.vacancy.document_rules.get(kind=document_kind("CV"))
    rule.parts = [DocumentPart(kind=document_kind(name)) for name in ("Transcripts", "Theses")]
    rule.save()
    applicant.begin()
    page = Read.from_response(applicant.client.get(applicant.at("draft")))
    assert "One PDF file that contains, in this order: Transcripts Theses" in page.text
    summary = Read.from_response(applicant.client.get(applicant.at("submit")))
    assert "CV: choose one file that contains Transcripts, Theses." in summary.text
    applicant.upload("CV")
    summary = Read.from_response(applicant.client.get(applicant.at("submit")))
    assert "Transcripts" not in summary.text


def test_files_are_named_by_the_pattern(applicant: Applicant) -> None:
    applicant.vacancy.document_rules.filter(kind=document_kind("CV")).update(
        name_pattern="{reference} Meritlista {family name}, {given name}"
    )
    applicant.begin()
    name = f"{applicant.vacancy.reference} Meritlista Ek, Alice.pdf"
    assert name in Read.from_response(applicant.client.get(applicant.at("draft"))).text
    applicant.upload("CV")
    assert name in Read.from_response(applicant.client.get(applicant.at("submit"))).text
