"""Which people the lists of a site show, where one installation has several sites."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from wagtail.models import Site

from people.content.records.sites import pages_of_site
from people.models.organisations import Organisation
from people.models.settings import PeopleSettings


def is_person_of_site(person_model: Any, site: Site) -> Q:
    """Return a condition: the person has a public page in the site.

    Or there is none in any site, and the person has another page in this site; or no page at all, and
    has or had a role in the site's organisation.
    """
    if not site.pk:  # of a host without a site
        return Q(pk__in=[])
    pages = person_model.page_model().objects.filter(person=OuterRef("pk"), alias_of=None)
    public, here = pages.live_and_unrestricted(), pages_of_site(site)
    without_page = Q(~Exists(pages))
    if organisation := PeopleSettings.for_site(site).organisation:
        ids = Organisation.objects.ids_within(organisation)
        members = person_model.objects.filter(roles__organisation__in=ids)
        without_page &= Q(Exists(members.filter(pk=OuterRef("pk"))))
    unpublished_here = Q(~Exists(public), Exists(pages.filter(here)))
    return Q(Exists(public.filter(here))) | unpublished_here | without_page
