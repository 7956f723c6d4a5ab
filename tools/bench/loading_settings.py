"""The same with `seed_large`, which loads the large site."""

from tools.bench.settings import *  # noqa: F403 — that is what settings modules do
from tools.bench.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tools.sites"]
