"""What tests of several modules here may ask for."""

from collections.abc import Iterator

import pytest

from tests.groupsite.production_settings import Start, forking_settings


@pytest.fixture(scope="session")
def start() -> Iterator[Start]:
    """Imports the production settings with some variables, and prints of them what is asked for."""
    with forking_settings() as settings:
        yield settings.start
