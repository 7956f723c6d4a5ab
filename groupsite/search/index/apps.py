from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchIndexConfig(AppConfig):
    name = "groupsite.search.index"
    label = "groupsite_search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Models must be loaded first.
        from groupsite.search.index import installing  # noqa: PLC0415

        post_migrate.connect(
            installing.install_after_migrating,
            sender=self,
            dispatch_uid="groupsite_search.install",
        )
