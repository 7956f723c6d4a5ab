"""The letters of names that are not marked as rare are in a face of the skin, and in one alone."""

import re
from pathlib import Path

import pytest

from people.wording import RARE_LETTER
from tests.sources import ROOT

STYLESHEET = ROOT / "groupsite/static/groupsite/css/faces.css"
FACE = re.compile(r"@font-face \{([^}]*unicode-range[^}]*)\}")
NAMES = [
    "Åsa Öberg",
    "Łucja Šimůnková",
    "Ștefan Țânțaru",
    "Ξένια Παπαδοπούλου",
    "ΆΈΉΊΌΎΏ Ϊϋΐΰς",
    "Thị Ánh Nguyễn",
    "Trần Đức Thắng, Vũ Hoàng Phượng",
]


def upright_faces() -> list[tuple[Path, list[range]]]:
    faces = [face for face in FACE.findall(STYLESHEET.read_text()) if "italic" not in face]
    return [(_file(face), _ranges(face)) for face in faces]


def _file(face: str) -> Path:
    return STYLESHEET.parent / re.findall(r'url\("([^"]+)"\)', face)[0]


def _ranges(face: str) -> list[range]:
    text = re.findall(r"unicode-range:([^;]+);", face)[0]
    pairs = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", text)
    return [range(int(first, 16), int(last or first, 16) + 1) for first, last in pairs]


@pytest.mark.parametrize("name", NAMES)
def test_every_letter_of_a_name_has_a_face(name: str) -> None:
    assert RARE_LETTER.search(name) is None
    faces = upright_faces()
    for letter in name:
        holding = [path for path, ranges in faces if any(ord(letter) in one for one in ranges)]
        assert len(holding) == 1, letter
        assert holding[0].exists()
