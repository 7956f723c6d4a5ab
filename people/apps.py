from pathlib import Path
from runpy import run_path
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "people"
    # Many sites already own an app called "people": everything a host can see carries the prefix.
    label = "groupsite_people"
    verbose_name = _("People")
    default_auto_field = "django.db.models.BigAutoField"

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        run_path(str(Path(__file__).with_name("neighbours.py")))["see_that_names_are_ours"]()

    def ready(self) -> None:
        from people import (  # noqa: PLC0415 — models must be loaded first
            checks,
            exports_of_wagtail,
            signal_handlers,
        )

        checks.register()
        exports_of_wagtail.neutralise()
        signal_handlers.connect()
