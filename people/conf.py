"""The settings of this app, read in one place. A host sets them in its Django settings."""

from django.conf import settings


def has_swedish_alphabet() -> bool:
    """Whether names are sorted as in Swedish: Å, Ä and Ö after Z.

    Setting GROUPSITE_SWEDISH_ALPHABET; default: whether LANGUAGE_CODE is Swedish or Finnish.
    """
    is_usual = settings.LANGUAGE_CODE.partition("-")[0] in ("sv", "fi")
    return bool(getattr(settings, "GROUPSITE_SWEDISH_ALPHABET", is_usual))


def do_sites_share_records() -> bool:
    """Whether each site of an installation lists the people, areas, vacancies and news of all sites.

    Setting GROUPSITE_SITES_SHARE_RECORDS; default: False.
    """
    return bool(getattr(settings, "GROUPSITE_SITES_SHARE_RECORDS", False))
