"""Patches of Django and Wagtail for the whole run of the tests, and for each test.

They are no fixtures: pytest takes as long to set up a fixture as many of the tests take.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from types import SimpleNamespace
from typing import Any

import django.test.client
import modelsearch.signal_handlers
import pytest
from bs4 import BeautifulSoup
from django.core.signals import setting_changed
from django.db.backends.sqlite3 import base
from django.utils import formats
from wagtail.signal_handlers import reference_index_auto_update_disabled
from wagtail.test.utils import WagtailTestUtils

from groupsite.sqlite.cursor import PlaceholderCursor
from people.content import after_response, index_updates
from tests.soups import noting

SMALL_TEMPLATES = ("django/forms/widgets/", "wagtailadmin/panels/", "wagtailadmin/shared/")
NO_TASK = SimpleNamespace(enqueue=lambda *args: None)


@contextmanager
def patches_of_the_run() -> Iterator[None]:
    """Apply what holds for all tests.

    - The engine of the tests is Django's own, with the cursor of ours: statements are converted as on a
      site.
    - What follows a response is done when it is closed, where a test sees it, and in no other thread.
    - Parsed pages are noted, to be taken apart (`soups`).
    - What Wagtail's helpers for tests read a form with takes three times as long as lxml.
    """
    read = staticmethod(partial(BeautifulSoup, features="lxml", string_containers={}))
    setting_changed.connect(forget_formats)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(base, "SQLiteCursorWrapper", PlaceholderCursor)
        patch.setattr(after_response, "later", do_now)
        patch.setattr(WagtailTestUtils, "get_soup", read)
        patch.setattr(BeautifulSoup, "__init__", noting(BeautifulSoup.__init__))
        patch.setattr(
            django.test.client, "store_rendered_templates", contexts_of_larger_templates()
        )
        yield
    setting_changed.disconnect(forget_formats)


def forget_formats(*, setting: str, **more: Any) -> None:
    """Django keeps the formats of a language, also when `FORMAT_MODULE_PATH` changes."""
    if setting == "FORMAT_MODULE_PATH":
        formats.reset_format_cache()


def do_now(works: Iterable[after_response.Work]) -> None:
    for work in works:
        work()


def contexts_of_larger_templates() -> Callable[..., None]:
    """The test client copies the context of every rendered template; an edit form renders thousands."""
    keep = django.test.client.store_rendered_templates

    def keep_larger(
        store: Any, signal: Any, sender: Any, template: Any, *args: Any, **more: Any
    ) -> None:
        if not str(template.name).startswith(SMALL_TEMPLATES):
            keep(store, signal, sender, template, *args, **more)

    return keep_larger


@contextmanager
def indexes_as_marked(node: pytest.Item | pytest.Module) -> Iterator[None]:
    """Write both indexes only where a test, or a module, is marked to read them."""
    if any(node.get_closest_marker(name) for name in ("indexes", "browser")):
        yield
        return
    with no_index_is_written():
        yield


@contextmanager
def no_index_is_written() -> Iterator[None]:
    """Each save updates the search index and the reference index, which takes an eighth of a test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reference_index_auto_update_disabled, "value", True, raising=False)
        for module in (modelsearch.signal_handlers, index_updates):
            patch.setattr(module, "insert_or_update_object_task", NO_TASK)
        yield
