"""Migrates an empty database in three quarters of the time.

Django renders the models of Wagtail and of all apps about 23,000 times for 250 migrations. Each time it
clears a cache that answers which setting may replace a model, and what has been loaded before is
searched for garbage again and again.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.apps import apps


@contextmanager
def quick_migrations() -> Iterator[None]:
    """Keep the names of replaceable models while migrating, and look for garbage among what is new only."""
    registry: Any = apps
    registry.get_swappable_settings_name = cache(registry.get_swappable_settings_name)
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        del registry.get_swappable_settings_name
