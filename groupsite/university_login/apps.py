from django.apps import AppConfig


class UniversityLoginConfig(AppConfig):
    name = "groupsite.university_login"
    label = "groupsite_university_login"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from groupsite.university_login import checks  # noqa: PLC0415 — models must be loaded first

        checks.register_group_check()
