"""R40, R18, R16, R22, R41: what leaves the site, under which names, and what does not."""

import csv
import io
import json
import zipfile
from html import escape
from urllib.parse import unquote

import pytest
from openpyxl import load_workbook

from tests.applications import ApplicationFactory, give_file
from tests.cells import formulas
from tests.factories import document_kind
from tools.pdfs import good_pdf
from vacancies.applications.files import storage
from vacancies.choices import ScanState
from vacancies.committee.archives.subject_access import applicant_data
from vacancies.models import (
    AccessAction,
    AccessEntry,
    Application,
    DocumentKind,
    DocumentKindText,
)


def content(response):
    return response.getvalue()


def opened(response):
    archive = zipfile.ZipFile(io.BytesIO(content(response)))
    assert archive.testzip() is None
    return archive


def file_url(scene, application=None, place=0):
    application = application or scene.application
    return scene.url("file", application, application.files.all()[place].pk)


def log():
    return list(
        AccessEntry.objects.order_by("pk").values_list("act", "username", "number", "detail")
    )


def test_a_file_is_the_same_bytes_under_the_systems_name(scene):
    """R13, R18, R40."""
    wanted = good_pdf(2)
    file = give_file(scene.application, document_kind("CV"), wanted, original_name="<x>.pdf")
    response = scene.client("reader").get(scene.url("file", scene.application, file.pk))
    assert content(response) == wanted
    assert response["Content-Length"] == str(len(wanted))
    assert response["Content-Disposition"] == 'attachment; filename="CV 2, Durisi.pdf"'
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in response["Cache-Control"]
    assert "ETag" not in response
    number = scene.application.number
    assert log() == [(AccessAction.DOWNLOADED_FILE, "reader", number, "CV")]


def test_a_file_opens_in_the_browser_with_the_headers_of_a_download(scene):
    """R13, R18, R40: PDF alone, inline, and nothing in it runs on this site's origin (decision 0015)."""
    wanted = good_pdf(2)
    file = give_file(scene.application, document_kind("CV"), wanted, original_name="<x>.html")
    client = scene.client("reader")
    opened, downloaded = (
        client.get(scene.url(name, scene.application, file.pk)) for name in ("file_open", "file")
    )
    assert content(opened) == wanted
    assert opened["Content-Disposition"] == 'inline; filename="CV 2, Durisi.pdf"'
    for header in (
        *("Content-Type", "Content-Length", "X-Content-Type-Options", "Content-Security-Policy"),
        *("Cache-Control", "Referrer-Policy", "X-Frame-Options", "Cross-Origin-Opener-Policy"),
        "Cross-Origin-Resource-Policy",
    ):
        assert opened[header] == downloaded[header], header
    assert opened["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert opened["X-Frame-Options"] == "DENY"
    downloaded.close()
    number = scene.application.number
    assert log() == [
        (AccessAction.READ, "reader", number, "CV"),
        (AccessAction.DOWNLOADED_FILE, "reader", number, "CV"),
    ]


@pytest.mark.parametrize(
    ("family", "name"),
    [
        ("Åberg Ö", "CV, Åberg Ö.pdf"),
        ('"Quo"te', "CV, Quo te.pdf"),
        ("王", "CV, 王.pdf"),
        ("A\r\nSet-Cookie: a=b", "CV, A Set-Cookie a=b.pdf"),
        ("x" * 90, f"CV, {'x' * 90}.pdf"),
    ],
)
def test_any_name_is_safe_in_the_header(scene, family, name):
    """R19, R40: RFC 6266, and nothing typed begins a header of its own."""
    application = ApplicationFactory(vacancy=scene.vacancy, received=True, family_name=family)
    response = scene.client("reader").get(file_url(scene, application))
    header = response["Content-Disposition"]
    said = unquote(header.partition("filename*=utf-8''")[2]) or header.split('"')[1]
    assert said == name
    assert header.startswith("attachment; ")
    assert "Set-Cookie" not in response
    response.close()


@pytest.mark.parametrize("name", ["file", "archive", "list", "all_applications"])
def test_access_is_checked_before_conditions(scene, settings, name):
    """R40: a host's ETag never tells a stranger that something is there."""
    settings.MIDDLEWARE = ["django.middleware.http.ConditionalGetMiddleware", *settings.MIDDLEWARE]
    url = (
        file_url(scene)
        if name == "file"
        else scene.url(name, *([scene.application] if name == "archive" else []))
    )
    conditions = {"If-None-Match": "*", "If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}
    response = scene.client("editor").get(url, headers=conditions)
    assert response.status_code == 404


@pytest.mark.table(every="state")
@pytest.mark.parametrize(
    ("state", "said"),
    [
        (ScanState.PENDING, "being checked for viruses"),
        (ScanState.INFECTED, "A virus was found"),
        (ScanState.ERROR, "could not be checked"),
    ],
)
@pytest.mark.parametrize("role", ["reader", "officer", "superuser"])
@pytest.mark.parametrize("name", ["file", "file_open"])
def test_what_is_not_clean_is_not_opened(scene, name, role, state, said):
    """R16: by nobody, and the refusal says why and what to do."""
    scene.application.files.update(scan=state)
    file = scene.application.files.first()
    response = scene.client(role).get(scene.url(name, scene.application, file.pk))
    assert response.status_code == 409
    assert said in response.text
    assert "CV, Durisi.pdf" in response.text
    assert log() == []


def test_a_file_that_is_lost_is_said_to_be(scene):
    application = ApplicationFactory(vacancy=scene.vacancy, received=True)
    storage.remove(application.files.first().stored)
    response = scene.client("reader").get(file_url(scene, application))
    assert response.status_code == 410
    assert "not there any more" in response.text


def test_one_application_is_a_folder(scene):
    """R18."""
    response = scene.client("reader").get(scene.url("archive", scene.application))
    number = scene.application.number
    folder = f"Durisi, Giuseppe ({number})"
    assert response["Content-Disposition"] == f'attachment; filename="{folder}.zip"'
    assert response.streaming
    archive = opened(response)
    assert archive.namelist() == [
        f"{folder}/CV, Durisi.pdf",
        f"{folder}/Personal letter, Durisi.pdf",
    ]
    assert archive.read(archive.namelist()[0]) == good_pdf()
    assert log() == [(AccessAction.DOWNLOADED_ONE, "reader", number, "")]


def test_all_are_folders_with_the_list_beside(scene):
    """R18: drafts, withdrawn ones and those of other vacancies are not among them."""
    twin = ApplicationFactory(
        vacancy=scene.vacancy, received=True, given_name="Giuseppe", family_name="Durisi"
    )
    archive = opened(scene.client("reader").get(scene.url("all_applications")))
    names = archive.namelist()
    assert names[:2] == [
        "Applications, PhD student in coding.csv",
        "Applications, PhD student in coding.xlsx",
    ]
    assert {name.partition("/")[0] for name in names[2:]} == {
        f"Durisi, Giuseppe ({one.number})" for one in (scene.application, twin)
    }
    assert len(names) == len(set(names)) == 6
    assert b"Unsent" not in archive.read(names[0])
    assert log() == [(AccessAction.DOWNLOADED_ALL, "reader", "", "")]


def test_what_is_not_clean_is_left_out_and_named(scene):
    """R16: and so is what is lost; the archive says so."""
    application = ApplicationFactory(vacancy=scene.vacancy, received=True, family_name="Ek")
    cv, letter = application.files.all()
    application.files.filter(pk=cv.pk).update(scan=ScanState.INFECTED)
    storage.remove(letter.stored)
    archive = opened(scene.client("reader").get(scene.url("archive", application)))
    assert archive.namelist() == ["Not included.txt"]
    text = archive.read("Not included.txt").decode("utf-8-sig")
    assert "CV, Ek.pdf: Virus found" in text
    assert "Personal letter, Ek.pdf: The file is not there any more." in text


def test_files_of_equal_name_are_all_there(scene):
    """Two kinds may be called the same."""
    twin = DocumentKind.objects.create()
    DocumentKindText.objects.create(kind=twin, language="en", name="CV")
    give_file(scene.application, twin)
    archive = opened(scene.client("reader").get(scene.url("archive", scene.application)))
    files = [name.partition("/")[2] for name in archive.namelist()]
    assert files == ["CV, Durisi.pdf", "Personal letter, Durisi.pdf", "CV, Durisi (2).pdf"]


def rows_of(response, kind):
    if kind == "csv":
        return list(csv.reader(io.StringIO(content(response).decode("utf-8-sig"))))
    sheet = load_workbook(io.BytesIO(content(response))).active
    return [
        ["" if cell is None else str(cell) for cell in row]
        for row in sheet.iter_rows(values_only=True)
    ]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_list_says_what_the_screen_says(scene, kind):
    """R22: neutral; in the order of names."""
    evil = ApplicationFactory(
        vacancy=scene.vacancy,
        received=True,
        family_name='=HYPERLINK("https://evil.example","x")',
        given_name="@SUM(A1)",
        phone="+46 31",
        email=scene.application.email.upper(),
    )
    response = scene.client("reader").get(scene.url(f"list_{kind}"))
    assert response["Content-Disposition"].endswith(f'.{kind}"')
    head, *lines = rows_of(response, kind)
    assert head[0] == "Receipt number"
    assert [line[1] for line in lines] == [
        "Durisi",
        '\'=HYPERLINK("https://evil.example","x")',
        "Öberg",
    ]
    assert lines[1][2:5] == ["'@SUM(A1)", evil.email, "'+46 31"]
    assert [line[9] for line in lines] == [evil.number, scene.application.number, ""]
    assert lines[2][6] == "missing: CV, Personal letter"
    sizes = [str(sum(file.size for file in one.files.all())) for one in (scene.application, evil)]
    assert [line[head.index("Size in bytes")] for line in lines] == [*sizes, "0"]
    assert log() == [(AccessAction.EXPORTED_LIST, "reader", "", kind.upper())]


@pytest.mark.table
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_list_has_the_rows_that_the_screen_shows(scene, kind):
    ApplicationFactory(vacancy=scene.vacancy, received=True, family_name="Ek", given_name="Åsa")
    client = scene.client("reader")
    query = {"q": "asa", "ordering": "-name", "p": "1"}
    url = f"{scene.url(f'list_{kind}')}?q=asa&ordering=-name"
    assert escape(url) in client.get(scene.url("list"), query).text
    assert [line[1] for line in rows_of(client.get(url), kind)[1:]] == ["Öberg", "Ek"]


def test_no_list_is_calculated_by_a_swedish_spreadsheet(scene):
    """R22: a program that parts cells by semicolons or tabs sees no formula either, nor in all.zip."""
    ApplicationFactory(
        vacancy=scene.vacancy,
        received=True,
        family_name="Ek;=cmd|' /C calc'!A0;",
        given_name='A;"@SUM(A1)\t=1',
        phone="1;=1+1",
    )
    client = scene.client("reader")
    lists = content(client.get(scene.url("list_csv")))
    archive = opened(client.get(scene.url("all_applications")))
    inside = archive.read("Applications, PhD student in coding.csv")
    for exported in (lists, inside):
        assert "Ek;'=cmd|' /C calc'!A0;" in exported.decode()
        assert formulas(exported) == []


def test_everything_about_one_person(scene):
    """R74: as ZIP with the files, and as JSON."""
    client, number = scene.client("officer"), scene.application.number
    data = json.loads(content(client.get(scene.url("applicant_data_json", scene.application))))
    assert data["application"]["family_name"] == "Durisi"
    assert data["application"]["receipt_number"] == number
    assert data["notice"]["text"] == "What we do with it."
    assert [file["name"] for file in data["files"]] == [
        "CV, Durisi.pdf",
        "Personal letter, Durisi.pdf",
    ]
    assert data["files"][0]["name_given_by_applicant"] == "mine.pdf"
    assert "officer" not in json.dumps(data), "who read is about others"
    archive = opened(client.get(scene.url("applicant_data_zip", scene.application)))
    assert archive.namelist() == [
        "application.json",
        f"Durisi, Giuseppe ({number})/CV, Durisi.pdf",
        f"Durisi, Giuseppe ({number})/Personal letter, Durisi.pdf",
    ]
    again = json.loads(archive.read("application.json"))
    assert [entry["act"] for entry in again["read"]] == [AccessAction.EXPORTED_PERSON]
    assert [entry[:3] for entry in log()] == [(AccessAction.EXPORTED_PERSON, "officer", number)] * 2


# Shown elsewhere in the same data, or keys of our own.
TOLD_ELSEWHERE = {"id", "vacancy", "notice", "number", "start_key"}


def test_no_stored_field_of_an_application_is_left_out(scene):
    """R74."""
    stored = {field.name for field in Application._meta.concrete_fields}
    told = applicant_data(scene.application)["application"]
    assert stored - set(told) == TOLD_ELSEWHERE


@pytest.mark.table
@pytest.mark.parametrize("language", ["en", "sv"])
def test_files_are_named_in_the_language_of_the_application(scene, language):
    """R18: not in that of whoever downloads."""
    scene.vacancy.application_language = "sv"
    scene.vacancy.save()
    archive = opened(
        scene.client("reader").get(
            scene.url("archive", scene.application), headers={"accept-language": language}
        )
    )
    assert archive.namelist()[1].endswith("/Personligt brev, Durisi.pdf")
