"""The settings of this app, read in one place. A host sets them in its Django settings."""

from django.conf import settings


def refused_candidate_days() -> int:
    """Return after how many days the facts of a refused candidate are erased.

    Setting GROUPSITE_RESEARCH_REFUSED_DAYS; default: 90.
    """
    return int(getattr(settings, "GROUPSITE_RESEARCH_REFUSED_DAYS", 90))
