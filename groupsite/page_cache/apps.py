from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate
from django.utils.autoreload import file_changed


class PageCacheConfig(AppConfig):
    name = "groupsite.page_cache"
    label = "groupsite_page_cache"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Models must be loaded first.
        from groupsite.front_cache.writers import watch_generation  # noqa: PLC0415
        from groupsite.page_cache import generation, store, triggers  # noqa: PLC0415

        # `runserver` sends it when a file of code, of texts or a template has been edited.
        file_changed.connect(
            lambda **kwargs: store.clear(), weak=False, dispatch_uid="groupsite_page_cache.edited"
        )
        connection_created.connect(
            lambda connection, **kwargs: watch_generation(connection, generation.TABLE),
            weak=False,
            dispatch_uid="groupsite_page_cache.front",
        )
        post_migrate.connect(
            triggers.install_after_migrating,
            sender=self,
            dispatch_uid="groupsite_page_cache.install",
        )
