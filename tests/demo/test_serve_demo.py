"""`serve_demo`: what `make demo` runs, in one process and in this order."""

from unittest.mock import Mock, call

import pytest
from django.core.management import CommandError, call_command

from tools.sites.management.commands import serve_demo

pytestmark = pytest.mark.django_db
LOADED = [
    call("migrate", verbosity=0),
    call("seed_demo", address="http://127.0.0.1:8123"),
    call("seed_invented_group"),
    call("runserver", "127.0.0.1:8123", use_reloader=False),
]


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> Mock:
    run = Mock()
    monkeypatch.setattr(serve_demo, "call_command", run)
    return run


def test_it_migrates_loads_and_serves(called: Mock, settings, capsys) -> None:
    settings.DEBUG = True
    call_command("serve_demo", port=8123)
    assert called.mock_calls == LOADED
    assert capsys.readouterr().out == ""  # the database has tables


def test_nobody_is_invented_if_only_what_is_real_is_wanted(called: Mock, settings) -> None:
    settings.DEBUG = True
    call_command("serve_demo", "--port", "8123", "--real")
    assert called.mock_calls == [LOADED[0], LOADED[1], LOADED[3]]


def test_a_new_database_is_announced(called: Mock, settings, capsys, monkeypatch) -> None:
    settings.DEBUG = True
    monkeypatch.setattr(serve_demo.connection.introspection, "table_names", list)
    call_command("serve_demo")
    assert "Creating the database" in capsys.readouterr().out


def test_it_is_refused_where_visitors_come(called: Mock, settings) -> None:
    settings.DEBUG = False
    with pytest.raises(CommandError, match="DEBUG"):
        call_command("serve_demo")
    called.assert_not_called()
