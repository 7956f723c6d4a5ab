"""The sitemap. It tells no facts, but when they changed."""

from datetime import datetime

from defusedxml.ElementTree import fromstring
from django.test import Client

from tests.outputs.output import Output, Reading
from tests.outputs.scene import Scene

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def read_url(client: Client, scene: Scene, language: str) -> Reading | None:
    wanted = scene.pages["vacancy"][language].full_url
    for url in fromstring(client.get("/sitemap.xml").content):
        if url.findtext(f"{NAMESPACE}loc") == wanted:
            changed = datetime.fromisoformat(url.findtext(f"{NAMESPACE}lastmod") or "")
            return Reading("", None, wanted, changed_at=changed)
    return None


def urls(scene: Scene) -> list[str]:
    return ["/sitemap.xml"]


OUTPUTS = [Output("sitemap", read_url, urls, names_supervisors=False, tells_facts=False)]
