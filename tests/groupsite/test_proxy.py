"""R53: of X-Forwarded-For only what our own proxy has appended is believed, and only behind one."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.test import RequestFactory

from groupsite.middleware.proxy import ArrivalTimeFromProxy, ClientAddressFromProxy
from people.content.request_time import received_at
from tests.factories import NOW
from tests.groupsite.production_settings import GOOD, Start


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ("203.0.113.7", "203.0.113.7"),
        # Whoever writes the header himself changes nothing of what is appended.
        ("198.51.100.1, 203.0.113.7", "203.0.113.7"),
        ("198.51.100.1,203.0.113.7 ", "203.0.113.7"),
        ("2001:DB8::1", "2001:db8::1"),
        ("203.0.113.7, unknown", "127.0.0.1"),
        ("203.0.113.7,", "127.0.0.1"),
        ("", "127.0.0.1"),
        (None, "127.0.0.1"),
    ],
)
def test_the_last_address_is_the_visitor_s(forwarded: str | None, address: str) -> None:
    headers = {} if forwarded is None else {"x-forwarded-for": forwarded}
    request = RequestFactory().get("/", headers=headers)
    ClientAddressFromProxy(lambda asked: HttpResponse(asked.META["REMOTE_ADDR"]))(request)
    assert request.META["REMOTE_ADDR"] == address


@pytest.mark.parametrize("behind", ["True", "False", ""])
def test_production_believes_it_only_behind_a_proxy(start: Start, behind: str) -> None:
    done = start("__import__('json').dumps(s.MIDDLEWARE)", **GOOD, GROUPSITE_BEHIND_PROXY=behind)
    middleware = json.loads(done.stdout)
    ours = [
        "groupsite.middleware.proxy.ClientAddressFromProxy",
        "groupsite.middleware.proxy.ArrivalTimeFromProxy",
        "groupsite.middleware.proxy.RequestIdFromProxy",
    ]
    assert [name for name in middleware if name.startswith("groupsite.middleware.proxy")] == (
        ours if behind == "True" else []
    )
    assert (middleware[:3] == ours) is (behind == "True")


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("0.000", 0),
        ("7.003", 7.003),
        ("600", 600),
        # Longer than anything may take: refused, however much longer it was.
        ("661", 660),
        ("1" + "0" * 300, 660),
        ("9" * 5000, 660),
        # No proxy of ours says so.
        *(
            (garbage, 0)
            for garbage in ("", "-1", "nan", "inf", "1e3", "1, 2", " 1", "1 ", "+1", "1.")
        ),
        *(
            (garbage, 0)
            for garbage in (".5", "1_0", "0x1", "\N{ARABIC-INDIC DIGIT FIVE}", "t=1", "1\n")
        ),
    ],
)
def test_a_request_arrived_when_our_own_proxy_says(told: str, seconds: float) -> None:
    request = RequestFactory().get("/", headers={"x-request-time": told})
    with time_machine.travel(NOW, tick=False):
        ArrivalTimeFromProxy(lambda asked: HttpResponse())(request)
    assert received_at(request) == NOW - timedelta(seconds=seconds)
