from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class SecondFactorConfig(AppConfig):
    name = "groupsite.second_factor"
    label = "groupsite_second_factor"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Models must be loaded first.
        from groupsite.second_factor import changes, checks, mails, requirement  # noqa: PLC0415
        from vacancies.emails import compose  # noqa: PLC0415

        checks.register_second_factor_checks()
        compose.further_kinds[changes.MAIL_KIND] = mails

        user_logged_in.connect(
            requirement.forget_verification, dispatch_uid="groupsite_second_factor"
        )
