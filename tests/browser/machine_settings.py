"""The demonstration with a machine translator at the address in `TRANSLATOR`."""

import os

from groupsite.settings.dev import *  # noqa: F403 — that is what settings modules do

WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
    "CLASS": "wagtail_localize.machine_translators.libretranslate.LibreTranslator",
    "OPTIONS": {"LIBRETRANSLATE_URL": os.environ["TRANSLATOR"], "API_KEY": "secret"},
}
