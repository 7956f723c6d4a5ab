"""The pictures of README and the documents: few bytes, light and dark, and each of them shown."""

import re

import pytest
from PIL import Image

from tests.sources import ROOT
from tools.hosts.looks import pictures
from tools.photographs.pictures import FOLDER, MOST_BYTES, VISITED

SHOWN = re.compile(r"docs/pictures/([\w-]+\.webp)")
NAMES = {f"{name}-{scheme}.webp" for name in (*VISITED, "editor") for scheme in ("light", "dark")}


def test_there_are_those_that_the_command_makes() -> None:
    assert {file.name for file in FOLDER.iterdir()} == NAMES


def test_the_readme_shows_each_of_them() -> None:
    assert set(SHOWN.findall((ROOT / "README.md").read_text(encoding="utf-8"))) == NAMES


@pytest.mark.parametrize("name", sorted(NAMES))
def test_it_is_small_and_light_or_dark_as_its_name_says(name: str) -> None:
    file = FOLDER / name
    assert file.stat().st_size <= MOST_BYTES
    with Image.open(file) as picture:
        corner = picture.convert("L").getpixel((picture.width - 40, picture.height // 2))
    assert (corner < 128) is name.endswith("-dark.webp")


def test_the_guide_shows_a_posting_in_each_host() -> None:
    guide = (ROOT / "docs" / "how-to" / "look.md").read_text(encoding="utf-8")
    made = {pictures.picture_of(host) for host in pictures.HOSTS}
    assert set(pictures.FOLDER.iterdir()) == made
    for file in made:
        assert f"](pictures/{file.name})" in guide
        assert file.stat().st_size <= MOST_BYTES
