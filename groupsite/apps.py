from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.utils.translation import gettext_lazy as _


class GroupsiteConfig(AppConfig):
    name = "groupsite"
    label = "groupsite"
    verbose_name = _("Site")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Models must be loaded first.
        from groupsite import images  # noqa: PLC0415
        from groupsite.contact import checks  # noqa: PLC0415
        from groupsite.layout import rich_text_images  # noqa: PLC0415
        from groupsite.logins import email_change, forms_sent_while_signed_out  # noqa: PLC0415
        from groupsite.middleware import sessions  # noqa: PLC0415
        from groupsite.second_factor.screens.email_form import (  # noqa: PLC0415
            NameEmailFormWithCode,
        )
        from groupsite.servers import checks as server_checks  # noqa: PLC0415

        checks.register_contact_email_check()
        server_checks.register_server_checks()
        images.register_rendition_metadata_removal()
        rich_text_images.register_responsive_image_formats()
        email_change.set_form_of_account_page(NameEmailFormWithCode)
        email_change.connect_signals()
        user_logged_in.connect(sessions.store_login_time, dispatch_uid="groupsite_sessions")
        user_logged_in.connect(
            forms_sent_while_signed_out.set_csrf_owner_on_request,
            dispatch_uid="groupsite_kept_forms",
        )
