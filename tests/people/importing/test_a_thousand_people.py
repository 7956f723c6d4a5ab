"""A department's whole list, imported twice: once written, then untouched; broken rows stop nothing."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from wagtail.images import get_image_model
from wagtail.models import Revision

from people.models import Person, PersonPage
from tests.factories import role, the_group
from tests.people.importing.running import WRITES, Run, picture

NUMBER = 1_000
HEADER = "key,given_name,family_name,email,role,organisation,begins_on,portrait,biography_en"
BROKEN = {
    300: ("No such role", "", "role: The site has no role “No such role”."),
    600: ("PhD student", "notes.png", "portrait: "),
}
WITH_PORTRAIT = (100, 900)


def row(number: int) -> str:
    wanted, portrait, _reason = BROKEN.get(number, ("PhD student", "", ""))
    portrait = f"{number}.png" if number in WITH_PORTRAIT else portrait
    name = f"k{number},Given,Family{number},p{number}@example.org"
    return f"{name},{wanted},Waves group,2024-09-01,{portrait},Studies waves."


class Written:
    """Collects the statements that write, of more than a connection would log."""

    def __init__(self) -> None:
        self.statements: list[str] = []

    def __call__(self, execute: Any, sql: str, *arguments: Any) -> Any:
        self.statements += [sql] if sql.startswith(WRITES) else []
        return execute(sql, *arguments)


@pytest.mark.thorough
def test_a_second_run_changes_nothing_and_broken_rows_stop_nothing(group_site, tmp_path: Path):
    role("PhD student"), the_group()
    for place, number in enumerate(WITH_PORTRAIT):
        (tmp_path / f"{number}.png").write_bytes(picture(size=(40 + place, 50)))
    (tmp_path / "notes.png").write_text("No picture.")
    file = tmp_path / "people.csv"
    file.write_text("\n".join([HEADER, *map(row, range(NUMBER))]))
    good = NUMBER - len(BROKEN)
    first = Run(file)
    assert f"Created: {good}, changed: 0, unchanged: 0, refused: 2, published: 0." in first.text
    with connection.execute_wrapper(written := Written()):
        second = Run(file)
    assert f"Created: 0, changed: 0, unchanged: {good}, refused: 2, published: 0." in second.text
    assert written.statements == []
    for run in (first, second):
        for number, (_role, _portrait, reason) in BROKEN.items():
            assert (
                f"row {number + 2}, Given Family{number}: refused: {reason}" in run.err.getvalue()
            )
    assert Person.objects.count() == PersonPage.objects.count() == good
    assert Revision.objects.count() == 2 * good
    assert get_image_model().objects.count() == len(WITH_PORTRAIT)
