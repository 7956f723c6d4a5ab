"""A host's page with the blocks of the apps: another frame, and nothing of the group's own site."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.pages import Read
from tools.hosts.laboratory.models import MemoPage

FRAME = "<!doctype html><title>Host</title><main>{% block content %}{% endblock %}</main>"

type Block = tuple[str, dict[str, Any]]


@pytest.fixture
def host(settings, tmp_path: Path) -> None:
    """Templates as a host has them: its own frame, and those that the wheel brings."""
    (tmp_path / "base.html").write_text(FRAME, encoding="utf-8")
    (engine,) = settings.TEMPLATES
    settings.TEMPLATES = [{**engine, "DIRS": [tmp_path]}]


@pytest.fixture
def write(group_site, at, host) -> Callable[..., MemoPage]:
    """A live page with these blocks, stored and read again."""

    def written(*blocks: Block, language: str = "en") -> MemoPage:
        home = group_site.home[language]
        page = MemoPage(title="Memo", slug="memo", locale=home.locale, lists=list(blocks))
        home.add_child(instance=page)
        return MemoPage.objects.get(pk=page.pk)

    return written


@pytest.fixture
def show(write, client) -> Callable[..., Read]:
    """What a visitor gets of a page with these blocks."""

    def shown(*blocks: Block, language: str = "en") -> Read:
        return Read.from_response(client.get(write(*blocks, language=language).get_url()))

    return shown


@pytest.fixture
def preview(write) -> Callable[..., Read]:
    """What an editor gets who previews such a page."""

    def previewed(*blocks: Block) -> Read:
        return Read.from_response(write(*blocks).make_preview_request())

    return previewed


@pytest.fixture
def api(write, rf) -> Callable[..., Any]:
    """What a headless host gets of the first block."""

    def represented(*blocks: Block) -> Any:
        field = MemoPage._meta.get_field("lists")
        page = write(*blocks)
        found = field.stream_block.get_api_representation(page.lists, {"request": rf.get("/")})
        return found[0]["value"]

    return represented
