"""A query expression for pages in private sections."""

from django.db.models import Exists, OuterRef
from django.db.models.functions import Length, Substr
from wagtail.models import PageViewRestriction


def is_restricted() -> Exists:
    """Return an `Exists`: whether the page, or one above it, has a view restriction.

    What Wagtail's `public()` asks, without its query of its own: that one loads every restriction
    each time, and a page here asks for visible pages several times.
    """
    begins_with = Substr(OuterRef("path"), 1, Length("page__path"))
    return Exists(PageViewRestriction.objects.filter(page__path=begins_with))
