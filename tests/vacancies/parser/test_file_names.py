"""The name that an ad wants for a file, as a rule of the site holds it."""

import pytest

from vacancies.parser.entities.document_requirements import (
    file_name_pattern,
    file_name_pattern_unless_default,
)
from vacancies.parser.parse import parse_posting


@pytest.mark.parametrize(
    ("file_name", "pattern"),
    [
        ("CV, Family name", "CV, {family name}"),
        ("CV, Efternamn, Ref 2026-0741", "CV, {family name}, Ref {reference}"),
        ("2026-0741 CV Last name.pdf", "{reference} CV {family name}"),
        ("CV_Surname_First name", "CV_{family name}_{given name}"),
        ("Personligt brev, Förnamn Efternamn", "Personligt brev, {given name} {family name}"),
        ("CV, Name", "CV, {family name}"),
        ("CV", ""),  # says nothing of the person
        ("CV/Family name", ""),  # no name of a file
    ],
)
def test_pattern(file_name, pattern):
    assert file_name_pattern(file_name, "2026-0741") == pattern


TOP = "PhD student in optics\n\nWe work with light.\n\nHow to apply\n\nAttach the following documents:\n"


@pytest.mark.parametrize(
    ("item", "guidance", "pattern"),
    [
        (
            "CV med publikationslista (märk filen: CV, Efternamn, Ref 7).",
            ["CV med publikationslista."],
            "CV, {family name}, Ref 7",
        ),
        ("CV (name the document: CV, Family name)", [], ""),
        # No file can have this name, so its request stays.
        ("CV (name the file: CV/Family name)", ["CV (name the file: CV/Family name)"], ""),
    ],
)
def test_what_a_rule_holds_leaves_the_guidance(item, guidance, pattern):
    found = parse_posting(f"{TOP}- {item}\n- Transcripts\n").documents[0]
    assert [piece.text for block in found.guidance for piece in block.items] == guidance
    assert file_name_pattern_unless_default(found, "") == pattern
