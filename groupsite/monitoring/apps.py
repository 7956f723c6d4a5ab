from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "groupsite.monitoring"
    label = "groupsite_monitoring"
    default_auto_field = "django.db.models.BigAutoField"
