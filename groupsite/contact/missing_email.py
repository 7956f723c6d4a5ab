"""Finds sites without an e-mail address, which the law on accessibility requires."""

from django.db.models import QuerySet
from wagtail.models import Site

from groupsite.models import HomePage, SiteWords


def published_sites_without_email() -> QuerySet[Site]:
    """Return the sites with a published home page and without an e-mail address."""
    homes = HomePage.objects.live().values("pk")
    reachable = SiteWords.objects.exclude(email="").values("site")
    return Site.objects.filter(root_page__in=homes).exclude(pk__in=reachable)
