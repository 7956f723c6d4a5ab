from django.apps import AppConfig


class SecondFactorConfig(AppConfig):
    name = "groupsite.second_factor"
    label = "groupsite_second_factor"
    default_auto_field = "django.db.models.BigAutoField"
