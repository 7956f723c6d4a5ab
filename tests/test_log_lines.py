"""The reader of log lines sees what it looks for, in every logger (R23)."""

import logging
import secrets

import pytest
from django.utils.crypto import get_random_string

from tests.log_lines import WATCH, faults_in
from tools.deployed.log_lines import faults_in_file

TOKEN = "aB3-" + "x" * 38 + "_"
SESSION = "0abcdefghijklmnopqrstuvwxyz12345"


@pytest.mark.parametrize(
    "line",
    [
        "Internal Server Error: the name Alice Ek",
        "alice0@example.org has begun",
        "mine.pdf has been refused",
        "Recommendation_Åberg.docx",
        f"Not Found: /en/apply/draft/{TOKEN}/",
        f"session {SESSION} has ended",
    ],
)
def test_what_no_line_may_hold(line):
    assert faults_in(line)


def test_secrets_as_the_site_makes_them_are_seen():
    alphabet = "abcdefghijklmnopqrstuvwxyz0123456789"
    assert all(faults_in(get_random_string(32, alphabet)) for _time in range(100))
    assert sum(bool(faults_in(secrets.token_urlsafe(32))) for _time in range(100)) > 95


@pytest.mark.parametrize(
    "line",
    [
        "Not Found: /en/people/alice-ek/",
        "request 0123456789abcdef0123456789abcdef",
        "The portrait 17 cannot be read for a link preview.",
        "groupsite/monitoring/log_format.py:12 mask",
    ],
)
def test_what_a_line_may_hold(line):
    assert faults_in(line) == []


@pytest.mark.parametrize("name", ["", "groupsite", "gunicorn.error", "django.db.backends"])
def test_every_logger_is_read(name):
    """Also one that hands nothing on, and has no handler."""
    logger = logging.getLogger(name)
    before, logger.propagate = logger.propagate, False
    try:
        logger.error("mine.pdf")
    finally:
        logger.propagate = before
    assert WATCH.end_of_test()


def test_what_an_exception_says_is_not_written():
    try:
        raise ValueError("Key (email)=(alice0@example.org) exists: mine.pdf")
    except ValueError:
        logging.getLogger("groupsite").exception("Something failed.")
    assert WATCH.end_of_test() == []


def test_the_log_of_a_server_is_read(tmp_path):
    log = tmp_path / "server.log"
    assert faults_in_file(log) == []
    log.write_text("Listening\nmine.pdf\n")
    assert faults_in_file(log) == ["'mine.pdf' in 'mine.pdf'"]
