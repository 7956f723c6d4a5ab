"""R23: an error that is sent to a Sentry server takes nothing along that somebody has typed."""

import json

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, OperationalError

from groupsite.monitoring.error_reports import check_dsn, scrubbed

NAME = "Conspicuous"
FRAME = {
    "function": "save",
    "module": "people.models",
    "lineno": 7,
    "in_app": True,
    "filename": "/home/Conspicuous/groupsite/people/models.py",
    "abs_path": "/home/Conspicuous/groupsite/people/models.py",
    "vars": {"name": NAME},
    "context_line": f"name = {NAME!r}",
}


def sent(error: BaseException, **more: object) -> dict:
    described = {
        "type": type(error).__name__,
        "module": "django.db",
        "value": str(error),
        "stacktrace": {"frames": [FRAME]},
    }
    event = {"level": "error", "exception": {"values": [described]}, **more}
    return scrubbed(event, {"exc_info": (type(error), error, None)})


@pytest.mark.parametrize(
    "field", ["request", "user", "extra", "breadcrumbs", "contexts", "modules", "server_name"]
)
def test_nothing_that_surrounds_an_error_is_sent(field):
    event = sent(IntegrityError(NAME), **{field: {"data": NAME}})
    assert NAME not in json.dumps(event)
    assert field not in event


def test_types_places_and_route_are_sent():
    event = sent(IntegrityError(NAME), tags={"route": "groupsite_vacancies:draft", "url": NAME})
    (described,) = event["exception"]["values"]
    assert (described["type"], described["value"]) == ("IntegrityError", "")
    assert described["stacktrace"]["frames"] == [
        {
            "function": "save",
            "module": "people.models",
            "lineno": 7,
            "in_app": True,
            "filename": "groupsite/people/models.py",
        }
    ]
    assert event["level"] == "error"
    assert event["tags"]["route"] == "groupsite_vacancies:draft"
    assert NAME not in json.dumps(event)


def test_what_is_about_the_program_is_told():
    (described,) = sent(OperationalError("database is locked"))["exception"]["values"]
    assert described["value"] == "database is locked"


def test_a_cause_of_the_error_is_told_without_its_message():
    """What was raised is known; what the others say could be anything."""
    cause = {"type": "ValueError", "module": "builtins", "value": NAME}
    error = OperationalError("database is locked")
    event = {"exception": {"values": [cause]}}
    (described,) = scrubbed(event, {"exc_info": (type(error), error, None)})["exception"]["values"]
    assert (described["type"], described["value"]) == ("ValueError", "")


def test_a_log_line_is_sent_without_its_values():
    entry = {"message": "Mail of %s, a@example.org", "formatted": NAME, "params": [NAME]}
    assert scrubbed({"logentry": entry}, {})["logentry"] == {"message": "Mail of %s, [address]"}


def test_a_wrong_address_of_a_server_stops_the_site():
    check_dsn("https://key@errors.example.org/1")
    with pytest.raises(ImproperlyConfigured, match="GROUPSITE_SENTRY_DSN"):
        check_dsn("https://errors.example.org/")
