"""What tests of applications ask for."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def private_files(settings: Any, tmp_path: Path) -> Path:
    """The folder in which this test's applications store their files."""
    settings.GROUPSITE_VACANCIES_FILES = tmp_path / "applications"
    return tmp_path / "applications"
