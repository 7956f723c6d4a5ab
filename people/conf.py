"""The settings of this app, read in one place. A host sets them in its Django settings."""

from django.conf import settings


def do_sites_share_records() -> bool:
    """Whether each site of an installation lists the people, areas, vacancies and news of all sites.

    Setting GROUPSITE_SITES_SHARE_RECORDS; default: False.
    """
    return bool(getattr(settings, "GROUPSITE_SITES_SHARE_RECORDS", False))
