"""What the cache answers, beside what the site would answer without it."""

from typing import Any

from django.test import Client
from django.utils import translation

from groupsite.page_cache.middleware import PageCache


def is_from_cache(monkeypatch: Any, client: Client, url: str, **headers: str) -> bool:
    """Whether this request is answered without rendering."""
    rendered = []
    with monkeypatch.context() as patch:
        render = PageCache._render

        def counted(self: PageCache, *args: Any) -> Any:
            rendered.append(url)
            return render(self, *args)

        patch.setattr(PageCache, "_render", counted)
        assert client.get(url, **headers).status_code == 200
    return not rendered


def fresh(url: str, **extra: str) -> Any:
    """Return the response that the site renders; an unknown cookie of a language passes the cache."""
    translation.deactivate()
    return Client(headers={"authorization": "none"}).get(url, **extra)
