"""System check: can the kernel confine the processes that look into files (R14)?"""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core import checks

from vacancies.applications.files.inspector.confinement import missing_confinements


def check_confinement(
    app_configs: Sequence[AppConfig] | None, **_options: Any
) -> list[checks.CheckMessage]:
    """Say what the kernel, or a container, does not offer: without it, only the limits of R14 remain."""
    missing = " and ".join(missing_confinements())
    if not missing:
        return []
    return [
        checks.Info(
            f"The kernel does not offer {missing} to this process, so less is forbidden to the process"
            " that reads an applicant’s PDF.",
            hint="Use Linux 5.13 or later, and a container runtime that allows the system calls.",
            id="groupsite_vacancies.I001",
        )
    ]


def register() -> None:
    checks.register(check_confinement, checks.Tags.security, deploy=True)
