"""Applicants at every point of the way, for the photographs: made inside the site's own process.

`scenes.build` runs `make` there. It prints the address of every screen, by language, as JSON: the
links that open drafts are known to nobody afterwards.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from uuid import uuid4

from django.urls import reverse
from django.utils.translation import override

from tools.pdfs import good_pdf
from vacancies.applications import privacy_notice, submission
from vacancies.applications.files import attachments
from vacancies.applications.files.upload_stream import Upload
from vacancies.applications.submission import ApplicantDetails
from vacancies.choices import ScanState
from vacancies.models import Application, Vacancy, VacancyPage
from vacancies.posting import form_urls

LANGUAGES: Final = ("en", "sv")
OPEN: Final = "demonstration-phd-position"
CLOSED: Final = "closed"
CANCELLED: Final = "cancelled"

# Files as they lie on somebody's disk, by the place of their rule: name and pages.
CV: Final = (("cv_final_FINAL(2).pdf", 2),)
LETTER: Final = (("letter.pdf", 3),)
OTHERS: Final = (("Thesis_MSc_print.pdf", 86), ("transcript-attested.pdf", 4))
LONG_FILE: Final = (("_".join(["curriculum-vitae-with-everything"] * 7) + ".pdf", 2),)
EVERYTHING: Final = (CV, LETTER, OTHERS)

AISHA: Final = ApplicantDetails("Aisha", "Nowak", "aisha.nowak@example.org", "+46 70 000 00 00")
# Names without a space in them, as long as the form takes them.
LONG: Final = ApplicantDetails(
    "Wolfeschlegelstein" * 5, "Hausenbergerdorff" * 5, f"{'w' * 60}@example.org"
)


def make() -> None:
    """Applications in every state, to an open, a closed and a cancelled position."""
    now = datetime.now(UTC)
    screens = {"start": _starting("start"), "link": _starting("resend_link")}
    with TemporaryDirectory() as folder:
        for name, person, files in (
            ("empty", AISHA, ()),
            ("partly", AISHA, (CV, (), OTHERS)),
            ("complete", AISHA, EVERYTHING),
            ("long", LONG, (LONG_FILE, LETTER, OTHERS)),
        ):
            application, token = begun(_vacancy(OPEN), person, files, now, Path(folder))
            screens |= _of_draft(name, application, token)
        screens |= _sent(Path(folder), now) | _ended(Path(folder), now)
    print(json.dumps(screens))  # noqa: T201 — read by the process that asked for it


def _sent(folder: Path, now: datetime) -> dict[str, dict[str, str]]:
    """Received, one with a long name; withdrawn; one whose files are being looked through."""
    screens: dict[str, dict[str, str]] = {}
    for name, person, files in (
        ("received", AISHA, EVERYTHING),
        ("long-received", LONG, EVERYTHING),
    ):
        application, token = begun(_vacancy(OPEN), person, files, now, folder)
        submission.submit_application(application, now)
        screens |= _of_draft(name, application, token)
    application, token = begun(_vacancy(OPEN), AISHA, (), now, folder)
    submission.withdraw_application(application, now)
    screens |= _of_draft("withdrawn", application, token)
    application, token = begun(_vacancy(OPEN), AISHA, EVERYTHING, now, folder)
    application.files.update(scan=ScanState.PENDING)
    application.files.filter(pages=4).update(scan=ScanState.INFECTED)
    return screens | _of_draft("checking", application, token)


def _ended(folder: Path, now: datetime) -> dict[str, dict[str, str]]:
    """To positions that have ended since: begun and sent while they were open."""
    screens: dict[str, dict[str, str]] = {}
    for slug, name, is_sent in (
        (CLOSED, "closed-draft", False),
        (CLOSED, "closed-received", True),
        (CANCELLED, "cancelled-draft", False),
    ):
        vacancy = _vacancy(slug)
        outcome, at = vacancy.outcome, now
        if vacancy.closes_at and vacancy.closes_at < now:
            at = vacancy.closes_at - timedelta(days=1)
        Vacancy.objects.filter(pk=vacancy.pk).update(outcome="")
        application, token = begun(vacancy, AISHA, EVERYTHING, at, folder)
        if is_sent:
            submission.submit_application(application, at)
        Vacancy.objects.filter(pk=vacancy.pk).update(outcome=outcome)
        screens |= _of_draft(name, application, token)
    return screens


def begun(
    vacancy: Vacancy, person: ApplicantDetails, slots: Sequence[Any], at: datetime, folder: Path
) -> tuple[Application, str]:
    """A draft with its key. `slots`: the files for each document rule, in the order of the rules."""
    shown = privacy_notice.notice_in_active_language(vacancy)
    application, token = submission.start_application(vacancy, person, uuid4(), shown, at)
    rules = vacancy.document_rules.select_related("kind")
    for rule, files in zip(rules, slots, strict=False):
        for name, pages in files:
            (path := folder / "upload").write_bytes(good_pdf(pages, name))
            attachments.attach_file(application, rule, Upload(path, name), at)
    return application, token


def _vacancy(slug: str) -> Vacancy:
    found: Vacancy = VacancyPage.objects.get(slug=slug, locale__language_code="en").vacancy
    return found


def _starting(name: str) -> dict[str, str]:
    return _in_each(lambda: reverse(f"groupsite_vacancies:{name}", args=[_vacancy(OPEN).pk]))


def _of_draft(name: str, application: Application, token: str) -> dict[str, dict[str, str]]:
    """The screens of one application: "partly", "partly-submit"; and "partly-kept"."""
    file = application.files.first()
    kept = f"?kept={file.pk}" if file else ""
    found = {name: _in_each(lambda: form_urls.applicant_view_url("draft", token))}
    for screen in ("applicant", "submit", "receipt", "withdraw"):
        found[f"{name}-{screen}"] = _in_each(
            lambda screen=screen: form_urls.applicant_view_url(screen, token)
        )
    found[f"{name}-kept"] = {code: path + kept for code, path in found[name].items()}
    return found


def _in_each(address: Any) -> dict[str, str]:
    found = {}
    for code in LANGUAGES:
        with override(code):
            found[code] = address()
    return found
