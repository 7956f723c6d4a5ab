"""Every reason has a sentence that names the document and the file, and says what to do."""

import pytest
from django.utils import translation

from vacancies.applications.files.inspection import Reason, refusal_message

ASKED = {"document": "Personal letter", "name": "C:\\x\\my\u202e letter.pdf", "max_megabytes": 40}
# Told to do something: chooses, saves, prints, scans, combines, renames or sends again.
DEEDS = {
    "en": ("Choose", "Save", "Open", "Print", "Combine", "Send", "Upload"),
    "sv": ("Välj", "Spara", "Öppna", "Skriv", "Slå", "Skicka", "Ladda"),
}


@pytest.mark.parametrize("language", DEEDS)
@pytest.mark.parametrize("reason", Reason)
def test_a_refusal_names_document_and_file_and_what_to_do(reason: Reason, language: str) -> None:
    with translation.override(language):
        message = refusal_message(reason, **ASKED)
    assert message.startswith("Personal letter: ")
    assert "my letter.pdf" in message
    assert any(f"{deed} " in message for deed in DEEDS[language]), message
    assert message.endswith(".")
    assert "%" not in message


def test_every_reason_says_something_else() -> None:
    assert len({refusal_message(reason, **ASKED) for reason in Reason}) == len(Reason)


def test_the_limit_is_named() -> None:
    message = refusal_message(Reason.TOO_LARGE, **ASKED)
    assert "larger than 40\N{NO-BREAK SPACE}MB" in message


def test_r3_a_zip_is_named_as_such() -> None:
    message = refusal_message(
        Reason.ZIP, document="Personal letter", name="a.zip", max_megabytes=40
    )
    assert message == (
        "Personal letter: “a.zip” is a zip file, and zip files are not supported. Choose a PDF."
    )


def test_a_name_may_hold_what_formats_a_text() -> None:
    asked = ASKED | {"document": "100% CV %(file)s", "name": "%(document)s %s.pdf"}
    assert "“%(document)s %s.pdf”" in refusal_message(Reason.EMPTY, **asked)
