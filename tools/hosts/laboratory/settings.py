"""Settings of a host with page types of its own, for browser tests on a copy of the demonstration."""

from groupsite.settings.dev import *  # noqa: F403 — that is what settings modules do
from groupsite.settings.dev import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tools.hosts.laboratory"]
