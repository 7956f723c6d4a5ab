"""An S3 server and Valkey: those that `.ci/on_servers` has started for all tests, or some of our own."""

import os
import secrets
from collections.abc import Callable, Iterator

import pytest

from tools.ports import free_port
from tools.servers.s3 import S3Server, s3_server
from tools.servers.valkey import MISSING, Valkey, program, valkey


@pytest.fixture(scope="session")
def s3() -> Iterator[S3Server]:
    if port := os.environ.get("GROUPSITE_TEST_S3_PORT"):
        yield S3Server(int(port))
        return
    with s3_server(free_port()) as server:
        yield server


@pytest.fixture
def bucket(s3: S3Server) -> Callable[[str], str]:
    """Creates a bucket whose name begins as given, and returns its name."""

    def create(beginning: str) -> str:
        name = f"{beginning}-{secrets.token_hex(6)}"
        s3.create(name)
        return name

    return create


@pytest.fixture
def own_valkey() -> Iterator[Valkey]:
    """A server that the test may stop."""
    if program() is None:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with valkey(free_port()) as server:
        yield server


@pytest.fixture
def closed_port() -> int:
    """A port at which nobody answers."""
    return free_port()
