from pathlib import Path
from runpy import run_path
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "people"
    # Many sites already have an app called "people", so every name that a host can see has the
    # prefix.
    label = "groupsite_people"
    verbose_name = _("People")
    default_auto_field = "django.db.models.BigAutoField"

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        run_path(str(Path(__file__).with_name("package_names.py")))["check_package_names"]()

    def ready(self) -> None:
        # Models must be loaded first.
        from people import checks, signal_handlers  # noqa: PLC0415
        from people.content import export_patches  # noqa: PLC0415
        from people.content.access import hidden_draft_titles  # noqa: PLC0415

        checks.register_system_checks()
        export_patches.escape_formulas_in_exports()
        hidden_draft_titles.patch_admin_display_titles()
        signal_handlers.connect()
