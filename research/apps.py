from pathlib import Path
from runpy import run_path
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

# Run by its path, since `people` might be a package of the host.
PACKAGE_NAMES = Path(__file__).parent.parent / "people" / "package_names.py"


class ResearchConfig(AppConfig):
    name = "research"
    label = "groupsite_research"
    verbose_name = _("Research")
    default_auto_field = "django.db.models.BigAutoField"

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        run_path(str(PACKAGE_NAMES))["check_package_names"]()

    def ready(self) -> None:
        # Models must be loaded first.
        from research import signal_handlers  # noqa: PLC0415
        from research.formulas import shown_formula  # noqa: PLC0415
        from research.publication_facts import checks  # noqa: PLC0415

        checks.register()
        signal_handlers.connect()
        shown_formula.replace_formulas_in_rich_text()
