from django.apps import AppConfig


class UniversityLoginConfig(AppConfig):
    name = "groupsite.university_login"
    label = "groupsite_university_login"
    default_auto_field = "django.db.models.BigAutoField"
