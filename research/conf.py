"""The settings of this app, read in one place. A host sets them in its Django settings."""

from django.conf import settings


def refused_candidate_days() -> int:
    """Return after how many days the facts of a refused candidate are erased.

    Setting GROUPSITE_RESEARCH_REFUSED_DAYS; default: 90.
    """
    return int(getattr(settings, "GROUPSITE_RESEARCH_REFUSED_DAYS", 90))


def contact_address() -> str:
    """Return the e-mail address that is sent with each request to a service.

    Setting GROUPSITE_RESEARCH_CONTACT; default: DEFAULT_FROM_EMAIL.
    """
    return str(getattr(settings, "GROUPSITE_RESEARCH_CONTACT", "") or settings.DEFAULT_FROM_EMAIL)


def openalex_key() -> str:
    """Return the key for OpenAlex; without one, OpenAlex is not asked.

    Setting GROUPSITE_RESEARCH_OPENALEX_KEY; default: "".
    """
    return str(getattr(settings, "GROUPSITE_RESEARCH_OPENALEX_KEY", ""))


def is_sync_on() -> bool:
    """Whether `sync_publications` asks services about members.

    Setting GROUPSITE_RESEARCH_SYNC; default: False.
    """
    return bool(getattr(settings, "GROUPSITE_RESEARCH_SYNC", False))


def sync_requests() -> int:
    """Return how many requests a run of `sync_publications` sends at most.

    Setting GROUPSITE_RESEARCH_SYNC_REQUESTS; default: 500.
    """
    return int(getattr(settings, "GROUPSITE_RESEARCH_SYNC_REQUESTS", 500))
