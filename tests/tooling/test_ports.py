"""Servers of tests have a port each, and a browser signs in to the site that it sees."""

import subprocess
import sys

from tools import ports
from tools.browser import signing_in
from tools.browser.server import Site
from tools.sources import ROOT

OF_ANOTHER_PROCESS = "from tools.ports import free_port; print(free_port())"


class Found:
    """As if the system proposed these ports, one after the other."""

    def __init__(self, *numbers):
        self.numbers = iter(numbers)

    def create_server(self, _address):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        return None

    def getsockname(self):
        return ("127.0.0.1", next(self.numbers))


def test_a_port_is_given_once(monkeypatch, tmp_path):
    monkeypatch.setattr(ports, "LEASES", tmp_path)
    monkeypatch.setattr(ports, "socket", Found(40_001, 40_001, 40_002))
    assert [ports.free_port(), ports.free_port()] == [40_001, 40_002]


def test_a_port_that_another_process_was_given_is_passed_over(monkeypatch):
    command = [sys.executable, "-c", OF_ANOTHER_PROCESS + "; input()"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        theirs = int(other.stdout.readline())
        monkeypatch.setattr(ports, "socket", Found(theirs, 40_003))
        assert ports.free_port() == 40_003
        other.communicate("\n")
    monkeypatch.setattr(ports, "socket", Found(theirs))
    assert ports.free_port() == theirs


class Context:
    def __init__(self):
        self.given = []

    def cookies(self):
        return ["new"]

    def add_cookies(self, cookies):
        self.given += cookies


class Door:
    """A page that counts how often its form is filled."""

    def __init__(self):
        self.context = Context()
        self.filled = 0

    def goto(self, address):
        self.filled += 1

    def __getattr__(self, _name):
        return lambda *_arguments, **_options: self


def test_a_site_at_the_address_of_an_earlier_one_is_signed_in_to_anew(monkeypatch, tmp_path):
    monkeypatch.setattr(signing_in, "kept", {})
    address = "http://127.0.0.1:40001"
    for data, times in (("first", 1), ("first", 0), ("second", 1)):
        door = Door()
        signing_in.signed_in(door, Site(address, tmp_path / data))
        assert (door.filled, door.context.given) == (times, ["new"])
