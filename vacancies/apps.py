from pathlib import Path
from runpy import run_path
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

# Run by its path, since `people` might be a package of the host.
PACKAGE_NAMES = Path(__file__).parent.parent / "people" / "package_names.py"


class VacanciesConfig(AppConfig):
    name = "vacancies"
    label = "groupsite_vacancies"
    verbose_name = _("Vacancies")
    default_auto_field = "django.db.models.BigAutoField"

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        run_path(str(PACKAGE_NAMES))["check_package_names"]()

    def ready(self) -> None:
        # Models must be loaded first.
        from vacancies import checks, signal_handlers  # noqa: PLC0415
        from vacancies.alerts import checks as alerts_checks  # noqa: PLC0415
        from vacancies.applications import log_filter  # noqa: PLC0415
        from vacancies.applications.files.inspection import (  # noqa: PLC0415
            checks as inspection_checks,
        )
        from vacancies.emails import checks as emails_checks  # noqa: PLC0415

        checks.register()
        alerts_checks.register()
        emails_checks.register()
        inspection_checks.register()
        signal_handlers.connect()
        log_filter.add_private_link_filters()
