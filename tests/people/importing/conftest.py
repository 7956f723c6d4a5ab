"""A site with the roles and the organisation that the imported people have, and runs of the command."""

from pathlib import Path
from typing import Any

import pytest

from tests.factories import role, the_group
from tests.made_once import made_once
from tests.people.importing.running import Run


@pytest.fixture
@made_once
def site(group_site) -> Any:
    role("PhD student"), role("Professor"), the_group()
    return group_site


@pytest.fixture
def run(site: Any, tmp_path: Path):
    def call(content: str | bytes, *options: str, name: str = "people.csv") -> Run:
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return Run(file, *options)

    return call
