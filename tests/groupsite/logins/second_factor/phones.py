"""An authenticator app: it reads the key on the page for setting up, and shows codes."""

import base64
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP

PASSWORD = "the password of everybody here"
CODE, SET_UP = "/admin/second-factor/", "/admin/second-factor/set-up/"
TURN_OFF, NEW_CODES = "/admin/second-factor/turn-off/", "/admin/second-factor/recovery-codes/"


@dataclass
class Phone:
    secret: str
    recovery_codes: list[str]

    def code(self) -> str:
        totp = TOTP(base64.b32decode(self.secret))
        totp.time = datetime.now(UTC).timestamp()
        return f"{totp.token():06d}"

    def wrong_code(self) -> str:
        return f"{(int(self.code()) + 1) % 1_000_000:06d}"


def enter_password(client: Client, account: Any, following: str = "") -> Any:
    typed = {"username": account.username, "password": PASSWORD, "next": following}
    return client.post(reverse("wagtailadmin_login"), typed)


def enter_code(client: Client, code: str, **more: str) -> Any:
    return client.post(CODE, {"one_time_password": code, **more})


def confirm(client: Client, address: str, code: str, password: str = PASSWORD) -> Any:
    return client.post(address, {"password": password, "one_time_password": code})


def set_up(client: Client, following: str = "") -> Phone:
    """Reads the page for setting up, and answers with the first code."""
    page = BeautifulSoup(client.get(SET_UP).content, "lxml")
    phone = Phone(page.select_one("main code").text.replace(" ", ""), [])
    token = page.select_one("input[name=token]")["value"]
    fields = {"password": PASSWORD, "token": token, "next": following}
    answer = client.post(SET_UP, fields | {"one_time_password": phone.code()})
    phone.recovery_codes = re.findall(r"(?:[a-z2-7]{4}-){3}[a-z2-7]{4}", answer.text)
    return phone
