"""Whether wagtail-localize is installed; a host need not have it."""

from typing import Final

from django.apps import apps

INSTALLED: Final = apps.is_installed("wagtail_localize")
