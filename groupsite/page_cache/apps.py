from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PageCacheConfig(AppConfig):
    name = "groupsite.page_cache"
    label = "groupsite_page_cache"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Models must be loaded first.
        from groupsite.page_cache import triggers  # noqa: PLC0415

        post_migrate.connect(
            triggers.install_after_migrating,
            sender=self,
            dispatch_uid="groupsite_page_cache.install",
        )
