"""Somebody with a browser that knows links, forms and cookies, at a running site."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import urljoin

import requests
from bs4 import BeautifulSoup, Tag

SKIPPED = {"submit", "button", "image", "file", "reset"}
PATIENCE = 60


@dataclass(frozen=True)
class Shown:
    """What a request got, after every redirect."""

    address: str
    status: int
    source: str

    @property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.source, "html.parser")

    @property
    def text(self) -> str:
        return " ".join(self.soup.get_text(" ").split())

    def form(self, marker: str) -> Tag:
        """The form that holds an element that fits this selector."""
        found = self.soup.select_one(marker)
        assert found is not None, f"{self.address} has no {marker}:\n{self.text[:3000]}"
        form = found if found.name == "form" else found.find_parent("form")
        assert isinstance(form, Tag), f"{marker} of {self.address} stands in no form"
        return form

    def new_row(self, relation: str, place: int = 0, **typed: Any) -> dict[str, Any]:
        """What a press on "Add" adds to the form, below as many rows of a relation as `place` says."""
        empty = self.soup.select_one(f"[id='id_{relation}-EMPTY_FORM_TEMPLATE']")
        assert empty is not None, f"{self.address} has no rows {relation}"
        row = f"{relation}-{place}"
        markup = empty.decode_contents().replace(f"{relation}-__prefix__", row)
        filled = dict(values(BeautifulSoup(markup, "html.parser")))
        own = {f"{row}-{name}": value for name, value in typed.items()}
        return {**filled, **own, f"{row}-ORDER": place + 1, f"{relation}-TOTAL_FORMS": place + 1}

    def link(self, words: str) -> str:
        """The address of the first link of these words."""
        for link in self.soup.find_all("a", href=True):
            if words in " ".join(link.get_text(" ").split()):
                return urljoin(self.address, str(link["href"]))
        raise AssertionError(f"{self.address} has no link “{words}”:\n{self.text[:3000]}")


@dataclass
class Visitor:
    """`places`: where a host has what the tutorial has elsewhere, by the tutorial's path, shortest last."""

    address: str
    places: Mapping[str, str] = field(default_factory=dict)
    session: requests.Session = field(default_factory=requests.Session)

    def __post_init__(self) -> None:
        self.session.trust_env = False  # no proxy of this machine

    def get(self, path: str, *, fails: bool = False) -> Shown:
        return self._shown(self.session.get(self.url(path), timeout=PATIENCE), fails=fails)

    def url(self, path: str) -> str:
        """The address of a path of the tutorial's, or of one that the host itself has named."""
        if not path.startswith(tuple(self.places.values())):
            usual = next((one for one in self.places if path.startswith(one)), "")
            path = self.places.get(usual, "") + path.removeprefix(usual)
        return urljoin(self.address, path)

    def submit(
        self, shown: Shown, marker: str, *, fails: bool = False, files: Any = None, **typed: Any
    ) -> Shown:
        """Sends the form that holds `marker`, as it stands but for what is typed."""
        form = shown.form(marker)
        data: list[tuple[str, str]] = []
        for name, value in [*values(form), *_pressed(form, marker)]:
            if name not in typed:
                data.append((name, value))
        for name, value in typed.items():
            data += [(name, str(one)) for one in (value if isinstance(value, list) else [value])]
        target = urljoin(shown.address, str(form.get("action") or shown.address))
        headers = {"Referer": shown.address}
        answer = self.session.post(
            target, data=data, files=files, headers=headers, timeout=PATIENCE
        )
        return self._shown(answer, fails=fails)

    def sign_in(self, name: str, password: str) -> Self:
        page = self.get("/admin/login/")
        home = self.submit(page, "input[name=password]", username=name, password=password)
        assert "/login/" not in home.address, home.text
        return self

    def _shown(self, answer: requests.Response, *, fails: bool) -> Shown:
        shown = Shown(answer.url, answer.status_code, answer.text)
        assert answer.ok or fails, f"{shown.address}: {shown.status}\n{shown.text[:3000]}"
        return shown


def values(form: Tag) -> list[tuple[str, str]]:
    """What a browser would send of a form in which nothing was touched."""
    found = []
    for control in form.select("input[name], select[name], textarea[name]"):
        name = str(control["name"])
        if (
            control.has_attr("disabled") or "__prefix__" in name
        ):  # inner rows of a row that is not there yet
            continue
        if control.name == "select":
            chosen = control.select("option[selected]") or control.select("option")[:1]
            found += [(name, str(option.get("value", option.get_text()))) for option in chosen]
        elif control.name == "textarea":
            found.append((name, control.get_text().removeprefix("\n")))
        elif control.get("type") in {"checkbox", "radio"}:
            if control.has_attr("checked"):
                found.append((name, str(control.get("value", "on"))))
        elif control.get("type") not in SKIPPED:
            found.append((name, str(control.get("value", ""))))
    return found


def _pressed(form: Tag, marker: str) -> list[tuple[str, str]]:
    """A button that was named is pressed, and says so."""
    button = form.select_one(marker)
    if button is None or button.name != "button" or not button.get("name"):
        return []
    return [(str(button["name"]), str(button.get("value", "")))]
