"""R64: hashing takes little memory, one password at a time, and holds up few."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import (
    Argon2PasswordHasher,
    ScryptPasswordHasher,
    check_password,
    get_hashers,
    make_password,
)
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from groupsite.logins import hashing
from groupsite.logins.hashing import WAITING, HashingBusyError
from groupsite.settings import all_environments
from vacancies.models import AttemptCount

RIGHT = "correct horse battery staple"
OURS = "argon2$argon2id$v=19$m=19456,t=2,p=1$"


@pytest.fixture(autouse=True)
def hashers(settings: Any) -> None:
    settings.PASSWORD_HASHERS = all_environments.PASSWORD_HASHERS


def test_the_parameters_are_owasps() -> None:
    assert make_password(RIGHT).startswith(OURS)
    assert [hasher.algorithm for hasher in get_hashers()] == ["argon2", "scrypt"]


@pytest.mark.table
@pytest.mark.django_db
@pytest.mark.parametrize("old", [Argon2PasswordHasher, ScryptPasswordHasher])
def test_older_hashes_are_read_and_made_anew_at_the_next_login(old: Any, client: Client) -> None:
    user = get_user_model()(username="editor", password=old().encode(RIGHT, "a" * 22))
    user.save()
    assert not user.check_password("wrong")
    assert client.login(username="editor", password=RIGHT)
    user.refresh_from_db()
    assert user.password.startswith(OURS)
    assert check_password(RIGHT, user.password)


class SlowHash:
    """Hashing that lasts until it is told to end, and who was at it at the same time."""

    def __init__(self) -> None:
        self.inside, self.at_once = 0, []
        self.over = threading.Event()

    def encode(self, password: str, salt: str) -> str:
        self.inside += 1
        self.at_once.append(self.inside)
        assert self.over.wait(10)
        self.inside -= 1
        return OURS


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> SlowHash:
    slow = SlowHash()
    monkeypatch.setattr(Argon2PasswordHasher, "encode", slow.encode)
    return slow


def test_one_at_a_time_is_hashed_and_only_some_wait(slow: SlowHash) -> None:
    all_refused = threading.Barrier(40 - (1 + WAITING), action=slow.over.set)

    def attempt(number: int) -> bool:
        try:
            return bool(make_password(f"{number}"))
        except HashingBusyError:
            all_refused.wait(10)
            return False

    with ThreadPoolExecutor(40) as pool:
        done = list(pool.map(attempt, range(40)))
    assert sum(done) == 1 + WAITING
    assert slow.at_once == [1] * (1 + WAITING)


def test_nobody_waits_for_long(slow: SlowHash, monkeypatch: pytest.MonkeyPatch) -> None:
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(make_password, RIGHT)
        while not slow.inside:
            pass
        monkeypatch.setattr(hashing, "PATIENCE", 0.05)
        with pytest.raises(HashingBusyError):
            make_password(RIGHT)
        slow.over.set()
        assert first.result() == OURS


@pytest.mark.django_db
def test_a_login_that_finds_no_place_writes_nothing(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = threading.BoundedSemaphore(1)
    monkeypatch.setattr(hashing, "_room", room)
    with room, CaptureQueriesContext(connection) as queries:
        answer = client.post("/admin/login/", {"username": "nobody", "password": RIGHT})
    assert answer.status_code == 503
    assert [query["sql"] for query in queries if not query["sql"].startswith("SELECT")] == []


def test_whoever_has_a_place_hashes_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashing, "_room", threading.BoundedSemaphore(1))
    for _time in range(2):  # the place is free again
        with hashing.place_in_queue():
            assert make_password(RIGHT).startswith(OURS)


@pytest.mark.django_db
@pytest.mark.parametrize("door", ["/admin/login/", "/en/_util/login/"])
def test_a_login_that_finds_no_turn_may_come_again(
    client: Client, group_site: Any, monkeypatch: pytest.MonkeyPatch, door: str
) -> None:
    monkeypatch.setattr(hashing, "PATIENCE", 0.01)
    over = threading.Event()
    hashing._hashing.submit(over.wait, 60)
    answers = [client.post(door, {"username": "nobody", "password": RIGHT}) for _time in range(7)]
    over.set()
    assert {answer.status_code for answer in answers} == {503}
    assert int(answers[0].headers["Retry-After"]) == 10
    assert not AttemptCount.objects.filter(count__gt=0).exists()
    monkeypatch.undo()
    assert client.post(door, {"username": "nobody", "password": RIGHT}).status_code == 200
