from django.apps import AppConfig
from django.conf import settings


class MonitoringConfig(AppConfig):
    name = "groupsite.monitoring"
    label = "groupsite_monitoring"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        if settings.GROUPSITE_SENTRY_DSN:
            # Models, which the modules below read, exist from now on.
            from groupsite.monitoring.error_reports import start_reports  # noqa: PLC0415

            start_reports(settings.GROUPSITE_SENTRY_DSN, settings.GROUPSITE_SENTRY_ENVIRONMENT)
