"""Whether the site has wagtail-localize. A host may not have it."""

from typing import Final

from django.apps import apps

INSTALLED: Final = apps.is_installed("wagtail_localize")
