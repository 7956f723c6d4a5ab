"""The parts of the application form, each in the states that an applicant may meet."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any, Final
from uuid import uuid4

from groupsite.demo.gallery import people
from groupsite.demo.gallery.examples_postings import asked_for, deadline
from groupsite.demo.gallery.people import NOWHERE, here
from groupsite.demo.gallery.specimens import Component, Specimen
from groupsite.demo.gallery.vacancies import title, vacancy
from people.records.finding import Linked
from people.records.words import Said
from vacancies.apply.forms import PersonForm, StartForm
from vacancies.apply.screens import FileScreen, SlotScreen
from vacancies.choices import ScanState
from vacancies.inspection import Reason, refusal_message
from vacancies.models import VacancyPage
from vacancies.parties import Contact

FOLDER: Final = "groupsite_vacancies/apply"
SHA256: Final = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
LONG_NAME: Final = "Wolfeschlegelsteinhausenbergerdorff" * 3
ADDRESSES: Final = dict.fromkeys(("about_url", "draft_url", "send_url", "withdraw_url"), NOWHERE)


def components(at: datetime) -> list[Component]:
    return [
        _steps(),
        _fields(),
        _before(at),
        _slots(),
        _confirming(),
        _missing(at),
        _answers(),
        _receipt(),
        _told(),
    ]


def _steps() -> Component:
    steps = f"{FOLDER}/steps.html"
    posting = Linked(vacancy_of_example(), people.page(VacancyPage, title()))
    about = {"posting": posting, "vacancy": posting.record}
    return Component(
        "Steps of an application",
        "Where one is; a draft leads back to what was done.",
        [
            Specimen("which posting", f"{FOLDER}/about_posting.html", about, "p.small soft"),
            Specimen("its title alone", f"{FOLDER}/position.html", about, "p.soft"),
            Specimen("not begun", steps, {"current": 1}),
            Specimen("second", steps, {"current": 2, **ADDRESSES}),
            Specimen("third", steps, {"current": 3, **ADDRESSES}),
        ],
    )


def vacancy_of_example() -> Any:
    return SimpleNamespace(reference="CS-2025-04", get_kind_display="")


def _fields() -> Component:
    empty, wrong = (
        PersonForm(),
        StartForm({"given_name": "Aisha", "email": "aisha", "key": str(uuid4())}),
    )
    field, fields = f"{FOLDER}/field.html", f"{FOLDER}/person_fields.html"
    return Component(
        "Fields of an application",
        "Label, hint, error and input of the two names stand in the same lines.",
        [
            Specimen("with a hint", field, {"field": empty["email"]}),
            Specimen("without", field, {"field": empty["phone"]}),
            Specimen("with an error", field, {"field": wrong["email"]}),
            Specimen("who applies", fields, {"form": empty}, "div.form"),
            Specimen("one name has an error", fields, {"form": wrong}, "div.form"),
            Specimen("all errors at once", f"{FOLDER}/form_errors.html", {"form": wrong}),
        ],
    )


def _before(at: datetime) -> Component:
    """What one is told before one begins."""
    limits = {"max_files": 10, "max_total": "200\N{NO-BREAK SPACE}MB", "draft_days": 30}
    ready = {"slots": asked_for(), "contacts": contacts(), **limits, "language_sentences": []}
    notice = {"controller": None, "draft_days": 30, "vacancy": vacancy(at)}
    kept = {"rule": SimpleNamespace(confirmed_at=at, keep_months=24)}
    unset = {"rule": SimpleNamespace(confirmed_at=None)}
    return Component(
        "Before one applies",
        "Folded on a phone, where the form comes first. The notice may be a host’s own.",
        [
            Specimen("what to have ready", f"{FOLDER}/have_ready.html", ready),
            Specimen("whom to ask", f"{FOLDER}/help.html", {"contacts": contacts()}),
            Specimen("notice", f"{FOLDER}/notice.html", notice | kept, "div.notice-text"),
            Specimen("no rule yet", f"{FOLDER}/notice.html", notice | unset, "div.notice-text"),
        ],
        columns="half",
    )


def contacts() -> list[Contact]:
    return [Contact("Håkan Ström", None, Said("", ""), "hakan@example.org", "")]


# --- Documents -----------------------------------------------------------------------------------


def file(name: str = "", **changes: Any) -> FileScreen:
    """An accepted file."""
    facts: dict[str, Any] = {
        "pk": 1,
        "name": name or here("CV, Nowak.pdf", "CV, Nowak.pdf"),
        "about": here("312\N{NO-BREAK SPACE}kB, 2 pages", "312\N{NO-BREAK SPACE}kB, 2 sidor"),
        "original": "my-cv-final-2.pdf",
        "sha256": SHA256,
        "advice": "",
        "scan": "",
        "url": NOWHERE,
        "remove_url": NOWHERE,
    }
    return FileScreen(**facts | changes)


def slot(place: int = 0, *files: FileScreen, **changes: Any) -> SlotScreen:
    """The slot of one of the rules of the gallery's posting."""
    asked = asked_for()[place]
    facts: dict[str, Any] = {
        "slot": asked,
        "kind": place + 1,
        "name": asked.name,
        "files": list(files),
        "named": f"{asked.name.text}, Nowak.pdf",
        "upload_url": NOWHERE,
        "takes_more": True,
        "replaces": bool(files) and asked.rule.max_files == 1,
    }
    return SlotScreen(**facts | changes)


def _slots() -> Component:
    part, letter = f"{FOLDER}/slot.html", here("Personal letter", "Personligt brev")
    others = here("Other documents", "Övriga handlingar")
    refusal = refusal_message(Reason.ZIP, document=letter, name="letter.zip", max_megabytes=40)
    advice = here(
        "The posting asks for 1 page. A longer document is accepted.",
        "Annonsen ber om 1 sida. Ett längre dokument tas emot.",
    )
    five = [file(f"{others} {number}, Nowak.pdf") for number in range(1, 6)]
    long = file(f"CV, {LONG_NAME}.pdf", original=f"{LONG_NAME}.pdf")
    states = {
        "required, empty": slot(1),
        "if one has it": slot(3),
        "filled, takes more": slot(2, five[0]),
        "filled, a new one replaces": slot(1, file(f"{letter}, Nowak.pdf")),
        "full": slot(2, *five, takes_more=False),
        "refused": slot(1, error=refusal),
        "longer than asked for": slot(1, file(f"{letter}, Nowak.pdf", advice=advice)),
        "long names": slot(0, long),
    }
    scans = (ScanState.PENDING, ScanState.CLEAN, ScanState.INFECTED)
    return Component(
        "Slot of a document",
        "One for each rule of the posting. With a script: progress, cancel, drag and drop.",
        [
            *(Specimen(name, part, {"slot": one}) for name, one in states.items()),
            *(
                Specimen(
                    f"virus check: {scan.name.lower()}",
                    f"{FOLDER}/file.html",
                    {"file": file(scan=scan.label, is_infected=scan is ScanState.INFECTED)},
                )
                for scan in scans
            ),
            Specimen("words of the script, hidden", f"{FOLDER}/upload_words.html"),
        ],
    )


def _confirming() -> Component:
    part, applicant = f"{FOLDER}/confirm.html", SimpleNamespace(email="aisha@example.org")
    addresses = {"mail_link_url": NOWHERE, "about_url": NOWHERE}
    some = {"application": applicant, "unconfirmed_megabytes": 20, **addresses}
    some["max_unconfirmed"] = "20\N{NO-BREAK SPACE}MB"
    return Component(
        "Before a large upload",
        "Gone once a link that came by mail has been opened.",
        [
            Specimen("as it is", part, some),
            Specimen("before any upload", part, some | {"unconfirmed_megabytes": 0}),
        ],
    )


def _missing(at: datetime) -> Component:
    part = f"{FOLDER}/missing.html"
    some = {"missing": [slot(1)], "in_place": [slot(0), slot(2)], "contacts": []} | deadline(at)
    none = some | {"missing": [], "in_place": [slot(0), slot(1), slot(2)]}
    return Component(
        "Still missing",
        "Beside the documents; on a phone above them, without what is in place.",
        [
            Specimen("something", part, some),
            Specimen("nothing", part, none),
            Specimen("until filled", part, some | deadline(at, None)),
            Specimen("after sending", part, none | {"is_received": True}),
        ],
        columns="half",
    )


# --- Sending -------------------------------------------------------------------------------------


def _answers() -> Component:
    part = f"{FOLDER}/answer.html"
    states = {
        "one file": slot(0, file()),
        "two files": slot(2, file(), file(advice=here("Longer than asked.", "Längre än önskat."))),
        "missing": slot(
            1, gap=here("Personal letter: choose a file.", "Personligt brev: välj en fil.")
        ),
        "none, and none is required": slot(3),
    }
    return Component(
        "Answers",
        "What will be sent.",
        [
            Specimen(name, part, {"slot": one, "draft_url": ""}, "dl.answers")
            for name, one in states.items()
        ],
    )


def _receipt() -> Component:
    files = {"slots": [slot(0, file()), slot(2, file(f"Other documents, {LONG_NAME}.pdf"))]}
    sent = {"application": SimpleNamespace(number="2025-7QK3M")}
    return Component(
        "Receipt",
        "Every file with its size, pages and checksum.",
        [
            Specimen("files", f"{FOLDER}/receipt_files.html", files | {"not_asked": [file()]}),
            Specimen("above the documents afterwards", f"{FOLDER}/is_received.html", sent),
        ],
    )


def _told() -> Component:
    wait = f"{FOLDER}/wait.html"
    return Component(
        "Asked too often",
        "What was typed is kept.",
        [
            Specimen("one minute", wait, {"wait_minutes": 1}),
            Specimen("an hour", wait, {"wait_minutes": 60}),
        ],
        columns="half",
    )
