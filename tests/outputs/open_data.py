"""The open data and both exports, compared with their schemas each time they are read."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.test import Client

from tests.outputs.output import Output, Reading
from tests.outputs.scene import Scene
from tests.outputs.schemas_of_others import faults
from tests.sources import ROOT

SCHEMAS = {
    name: json.loads(
        (ROOT / f"vacancies/open_data/schemas/{name}.v1.schema.json").read_text(encoding="utf-8")
    )
    for name in ("vacancies", "euraxess", "platsbanken")
}


def url(name: str) -> str:
    return f"/open-data/{name}.v1.json"


def items(client: Client, name: str, query: str = "") -> list[dict[str, Any]]:
    """What is answered, once it fits the schema."""
    document = client.get(f"{url(name)}{query}").json()
    assert faults(document, SCHEMAS[name]) == []
    return document["items"]


def closing(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def read_vacancies(client: Client, scene: Scene, language: str) -> Reading | None:
    found = [one for one in items(client, "vacancies") if one["id"] == str(scene.vacancy.key)]
    if not found:
        return None
    (one,) = found
    title = one["pages"].get(language, {}).get("title", "")
    return Reading(title, closing((one["deadline"] or {}).get("last_second")), str(one))


def reader(
    name: str, title: str, deadline: Callable[[dict[str, Any]], str | None]
) -> Callable[[Client, Scene, str], Reading | None]:
    """Reads the ad of one language in an export."""

    def read(client: Client, scene: Scene, language: str) -> Reading | None:
        key = f"{scene.vacancy.key}-{language}"
        found = [one for one in items(client, name) if one["id"] == key]
        return (
            Reading(found[0][title], closing(deadline(found[0])), str(found[0])) if found else None
        )

    return read


def urls(name: str) -> Callable[[Scene], list[str]]:
    return lambda _scene: [url(name)]


OUTPUTS = [
    Output("open data", read_vacancies, urls("vacancies"), is_in_all_languages=True),
    Output(
        "EURAXESS",
        reader("euraxess", "title", lambda one: one["job_information"]["application_deadline"]),
        urls("euraxess"),
    ),
    Output(
        "Platsbanken",
        reader("platsbanken", "headline", lambda one: one["application_deadline"]),
        urls("platsbanken"),
    ),
]
