"""The JobPosting of a posting's page, read with extruct."""

from datetime import datetime
from typing import Any

import extruct
from django.test import Client

from tests.outputs.output import Output, Reading
from tests.outputs.scene import Scene


def nodes(html: str) -> list[dict[str, Any]]:
    """All nodes of a page's structured data, with the context that makes their names those of schema.org."""
    found = extruct.extract(html, syntaxes=["json-ld"], errors="strict")["json-ld"]
    assert all(one["@context"] == "https://schema.org" for one in found)
    return [node for one in found for node in one["@graph"]]


def node_of_type(html: str, name: str) -> dict[str, Any] | None:
    """The only node of this type; None without one."""
    found = [node for node in nodes(html) if node["@type"] == name]
    assert len(found) <= 1
    return found[0] if found else None


def read_job_posting(client: Client, scene: Scene, language: str) -> Reading | None:
    response = client.get(scene.url("vacancy", language))
    posting = node_of_type(response.text, "JobPosting") if response.status_code == 200 else None
    if posting is None:
        return None
    closes = posting.get("validThrough")
    return Reading(
        posting["title"], datetime.fromisoformat(closes) if closes else None, str(posting)
    )


def urls(scene: Scene) -> list[str]:
    homes = [home.get_url() for home in scene.site.home.values()]
    return homes + [scene.url(kind, code) for kind in scene.pages for code in scene.pages[kind]]


OUTPUTS = [Output("JobPosting", read_job_posting, urls)]
