"""R31: which posts count, by when they began and when all of them had arrived; with and without a proxy."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.utils import translation

from tests.applications import give_file
from tests.factories import document_kind
from tests.vacancies.applications.conftest import PERSON, Applicant
from tools.pdfs import good_pdf
from vacancies.applications import submission
from vacancies.models import Application, ApplicationFile, OutgoingMail

pytestmark = [pytest.mark.django_db, pytest.mark.table]

FORM = "application/x-www-form-urlencoded"
END = datetime(2025, 6, 14, 22, 0, tzinfo=UTC)  # the last moment of 14 June in Stockholm
LIMIT = 600


@dataclass(frozen=True)
class Post:
    """A request as it is sent: where to, what, and how it is answered when it counts."""

    path: str
    body: bytes
    kind: str
    counts: int


def form(path: str, counts: int = 303, **fields: str) -> Post:
    return Post(path, urlencode(fields).encode() or b"x=", FORM, counts)


def file(path: str) -> Post:
    new = SimpleUploadedFile("new.pdf", good_pdf(7), "application/pdf")
    return Post(path, encode_multipart(BOUNDARY, {"file": new}), MULTIPART_CONTENT, 303)


def begin(who: Applicant) -> Post:
    key = "0a4c1e0a-9d5f-4d55-8a53-6f1bfe3a3a10"
    return form(
        who.start_url, **(PERSON | {"has_read": "on", "key": key, "email": "b@example.org"})
    )


def upload(who: Applicant) -> Post:
    return file(who.at("upload", document_kind("Other documents").pk))


def replace(who: Applicant) -> Post:
    return file(who.at("upload", document_kind("CV").pk))


def correct(who: Applicant) -> Post:
    return form(who.at("applicant"), **(PERSON | {"family_name": "Ekström"}))


def remove(who: Applicant) -> Post:
    kind = document_kind("Other documents")
    return form(who.at("remove", ApplicationFile.objects.get(kind=kind).pk))


def send(who: Applicant) -> Post:
    return form(who.at("submit"))


def withdraw(who: Applicant) -> Post:
    return form(who.at("withdraw"), counts=200)


# What is done, and whether the application has been sent before.
ACTS: list[tuple[Callable[[Applicant], Post], bool]] = [
    (begin, False),
    (upload, False),
    (upload, True),
    (replace, False),
    (replace, True),
    (correct, False),
    (correct, True),
    (remove, True),
    (send, False),
    (withdraw, False),
    (withdraw, True),
]
# Seconds from the end to the first byte; how long all of it takes; whether it counts, else the answer.
MOMENTS = [
    (-700, 0, None),
    (-700, LIMIT, None),
    (-700, LIMIT + 1, 422),  # long before the end too
    (-1, 0, None),
    (-1, 2, None),
    (-1, LIMIT, None),
    (-1, LIMIT + 0.5, 422),
    (-1, LIMIT + 59, 422),
    (0, 0, 403),
    (0, 5, 403),
    (0, LIMIT + 1, 403),
    (3_600, 7_200, 403),
]


class SlowBody(io.RawIOBase):
    """A body of which the last byte arrives so many seconds after the first was asked for."""

    def __init__(self, content: bytes, clock: Any, seconds: float) -> None:
        self.left, self.clock, self.seconds = io.BytesIO(content), clock, seconds

    def read(self, size: int = -1) -> bytes:
        chunk = self.left.read(size)
        self.clock.shift(timedelta(seconds=self.seconds))
        self.seconds = 0
        return chunk


def straight(post: Post, began: datetime, seconds: float) -> int:
    """To the site itself, which is asked when the head is there."""
    with time_machine.travel(began, tick=False) as clock:
        body = SlowBody(post.body, clock, seconds)
        extra: Any = {"CONTENT_LENGTH": str(len(post.body)), "wsgi.input": body}
        answer = Client().generic("POST", post.path, post.body, post.kind, **extra)
    return answer.status_code


def through_a_proxy(post: Post, began: datetime, seconds: float) -> int:
    """Which asks the site when the body is whole, and says how long that took."""
    told = {"HTTP_X_REQUEST_TIME": f"{seconds:.3f}"}
    with time_machine.travel(began + timedelta(seconds=seconds), tick=False):
        return Client().generic("POST", post.path, post.body, post.kind, **told).status_code


@pytest.fixture
def behind_a_proxy(settings: Any) -> None:
    settings.MIDDLEWARE = ["groupsite.middleware.proxy.ArrivalTimeFromProxy", *settings.MIDDLEWARE]


@pytest.fixture
def prepared(applicant: Applicant) -> Callable[[bool], Applicant]:
    """Somebody with every document, who has sent it or not."""

    def prepare(sent: bool) -> Applicant:
        with time_machine.travel(END - timedelta(days=2), tick=False):
            applicant.begin()
        application = Application.objects.get()
        for kind in ("CV", "Personal letter", "Other documents"):
            give_file(application, document_kind(kind))
        if sent:
            submission.submit_application(application, END - timedelta(days=2))
        return applicant

    return prepare


def everything() -> list[Any]:
    """What a post may change."""
    moments = {"changed_at": None}
    return [
        [row | moments for row in Application.objects.order_by("pk").values()],
        list(ApplicationFile.objects.order_by("pk").values()),
        OutgoingMail.objects.count(),
    ]


@pytest.mark.parametrize("way", [straight, through_a_proxy])
@pytest.mark.parametrize(
    ("act", "sent"),
    ACTS,
    ids=[f"{act.__name__}-{'sent' if sent else 'draft'}" for act, sent in ACTS],
)
def test_a_post_counts_from_its_first_byte_if_it_is_soon_whole(
    prepared: Any,
    behind_a_proxy: None,
    act: Callable[[Applicant], Post],
    sent: bool,
    way: Callable[..., int],
) -> None:
    post = act(prepared(sent))
    before = everything()
    found = []
    for began, seconds, _refused in MOMENTS:
        with transaction.atomic():
            status = way(post, END + timedelta(seconds=began), seconds)
            found.append((began, seconds, status, everything() != before))
            transaction.set_rollback(True)
    assert found == [
        (began, seconds, refused or post.counts, refused is None)
        for began, seconds, refused in MOMENTS
    ]


@pytest.mark.thorough
@pytest.mark.parametrize("told", ["86400", "9" * 400, "1000000000.5"])
def test_no_proxy_can_date_a_post_back_by_more_than_some_minutes(
    prepared: Any, behind_a_proxy: None, told: str
) -> None:
    post = replace(prepared(True))
    before = everything()
    for after, status in ((30, 422), (86_400, 403)):
        with time_machine.travel(END + timedelta(seconds=after), tick=False):
            headers = {"HTTP_X_REQUEST_TIME": told}
            answer = Client().generic("POST", post.path, post.body, post.kind, **headers)
        assert answer.status_code == status
    assert everything() == before


@pytest.mark.parametrize(
    "told",
    [
        "nan",
        "-5",
        "inf",
        "1e3",
        "5,0",
        "5, 5",
        " 5",
        "5s",
        "0x5",
        "",
        "\N{ARABIC-INDIC DIGIT FIVE}",
        "t=5",
        "5.",
    ],
)
def test_what_no_proxy_says_counts_as_nothing(
    prepared: Any, behind_a_proxy: None, told: str
) -> None:
    post = replace(prepared(True))
    with time_machine.travel(END + timedelta(seconds=1), tick=False):
        headers = {"HTTP_X_REQUEST_TIME": told}
        answer = Client().generic("POST", post.path, post.body, post.kind, **headers)
    assert answer.status_code == 403


def test_without_a_proxy_nobody_s_word_is_taken(prepared: Any) -> None:
    post = replace(prepared(True))
    assert through_a_proxy(post, END - timedelta(seconds=1), 5) == 403


@pytest.mark.parametrize("way", [straight, through_a_proxy])
def test_what_is_received_is_dated_by_its_first_byte(
    prepared: Any, behind_a_proxy: None, way: Callable[..., int]
) -> None:
    post = send(prepared(False))
    began = END - timedelta(seconds=1)
    assert way(post, began, 30) == 303
    assert Application.objects.get().received_at == began


@pytest.mark.parametrize(
    ("act", "language", "said"),
    [
        (upload, "en", "the upload took longer than 10 minutes, so it was not"),
        (
            upload,
            "sv",
            "det tog längre tid än 10 minuter innan filen hade kommit fram, så den togs",
        ),
        (correct, "en", "What you sent took longer than 10 minutes to arrive, so nothing has been"),
        (
            correct,
            "sv",
            "Det tog mer än 10 minuter innan det du skickade kom fram, så ingenting",
        ),
    ],
)
def test_the_refusal_says_what_happened(
    prepared: Any, act: Callable[[Applicant], Post], language: str, said: str
) -> None:
    who = prepared(False)
    with translation.override(language):
        post = act(who)
    with time_machine.travel(END - timedelta(days=1), tick=False) as clock:
        body = SlowBody(post.body, clock, LIMIT + 1)
        extra: Any = {"CONTENT_LENGTH": str(len(post.body)), "wsgi.input": body}
        answer = Client().generic("POST", post.path, post.body, post.kind, **extra)
    assert answer.status_code == 422
    assert said in " ".join(re.sub(r"<[^>]*>", " ", answer.content.decode()).split())


def test_the_limit_is_a_setting(prepared: Any, settings: Any) -> None:
    settings.GROUPSITE_VACANCIES_UPLOAD_SECONDS = 5
    post = replace(prepared(True))
    assert straight(post, END - timedelta(seconds=1), 6) == 422
    assert straight(post, END - timedelta(seconds=1), 5) == 303


def test_a_form_that_is_cut_off_is_no_form(prepared: Any) -> None:
    """Half an address is another address."""
    who = prepared(False)
    post = correct(who)
    before = everything()
    extra: Any = {"CONTENT_LENGTH": str(len(post.body) + 10), "wsgi.input": io.BytesIO(post.body)}
    with time_machine.travel(END - timedelta(days=1), tick=False):
        answer = Client().generic("POST", post.path, post.body, post.kind, **extra)
    assert answer.status_code == 400
    assert everything() == before
