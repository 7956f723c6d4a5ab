from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VacanciesConfig(AppConfig):
    name = "vacancies"
    label = "groupsite_vacancies"
    verbose_name = _("Vacancies")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from vacancies import checks, redaction, signal_handlers  # noqa: PLC0415 — models first

        checks.register()
        signal_handlers.connect()
        redaction.protect_logs()
