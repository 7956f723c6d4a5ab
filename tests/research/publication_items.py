"""Publications for tests, in the states that tests speak of.

make_publication()                    a published article of 2016 by Anna Ek and Wei Li
make_publication(preprint=True)       … thesis, in_press, draft, selected, with_mathematics, some_authors
make_publication(people=[alice])      whose first author is linked to Alice
make_publication(rows={"versions": [...]})    rows by the name of their relation
"""

from typing import Any, Final

from wagtail.models import Page

from people.models import Person
from research.models import (
    Authorship,
    LinkDecision,
    Publication,
    PublicationAward,
    PublicationIndexPage,
    PublicationKind,
    PublicationLink,
    PublicationStage,
    PublicationVersion,
    VersionKind,
)
from research.models.publication_rules.publication_choices import PublicationLinkKind
from tests.sites import GroupSite, pages_in_both_languages

STATES: Final[dict[str, dict[str, Any]]] = {
    "preprint": {"kind": PublicationKind.PREPRINT, "doi": "", "arxiv": "1507.07714"},
    "thesis": {"kind": PublicationKind.DOCTORAL_THESIS, "venue": "Lindholmen University"},
    "in_press": {"stage": PublicationStage.IN_PRESS, "year": None, "month": None},
    "draft": {"live": False},
    "some_authors": {"has_more_authors": True},
    "selected": {"is_selected": True},
    "with_mathematics": {"title": r"Bounds on $\ell_2$ norms"},
}
NAMES: Final = ({"given": "Anna", "family": "Ek"}, {"given": "Wei", "family": "Li"})


def make_publication(*, people: list[Person] | None = None, **chosen: Any) -> Publication:
    """Save a publication; `rows` replaces rows by the name of their relation."""
    facts: dict[str, Any] = {
        "title": "Short packets over waves",
        "kind": PublicationKind.ARTICLE,
        "year": 2016,
        "month": 9,
        "venue": "Journal of Waves",
        "doi": "",
        "live": True,
    }
    for state, changes in STATES.items():
        facts |= changes if chosen.pop(state, False) else {}
    authors = [Authorship(**name) for name in NAMES] if people is None else linked(people)
    rows = {"authorships": authors} | chosen.pop("rows", {})
    publication = Publication(**facts | chosen, **rows)
    publication.save()
    return Publication.objects.get(pk=publication.pk)


def linked(people: list[Person]) -> list[Authorship]:
    """Authors who are these persons, as an editor has decided."""
    return [
        Authorship(
            given=person.given_name,
            family=person.family_name,
            person=person,
            decided=LinkDecision.EDITOR,
            sort_order=place,
        )
        for place, person in enumerate(people)
    ]


def make_full_publication(people: list[Person], areas: Any) -> Publication:
    """A publication of these people with all that one can have."""
    authors = linked(people)
    authors[0].equal = True
    authors += [
        Authorship(family=f"Namn{place}", sort_order=len(people) + place) for place in range(20)
    ]
    authors.append(Authorship(family="Redaktör", role="editor", sort_order=99))
    address = "https://example.org/"
    rows = {
        "authorships": authors,
        "areas": list(areas),
        "versions": [PublicationVersion(kind=kind, url=address) for kind in VersionKind.values],
        "links": [PublicationLink(kind=kind, url=address) for kind in PublicationLinkKind.values],
        "awards": [PublicationAward(name="Ett pris", year=2017)],
    }
    return make_publication(
        rows=rows,
        title="Vågor",
        language="sv",
        parallel_title="Waves",
        parallel_language="en",
        abstract="Om vågor.",
        abstract_public=True,
        stage=PublicationStage.IN_PRESS,
        venue="Vågornas tidskrift",
        volume="3",
        series="Vågor",
        publisher="Vågor",
        doi="10.1000/182",
        arxiv="1507.07714",
    )


def publication_indexes(site: GroupSite) -> dict[str, Page]:
    """The list of publications in each language, which is made the first time."""
    found = {page.locale.language_code: page for page in PublicationIndexPage.objects.all()}
    words = (("Publications", "publications"), ("Publikationer", "publikationer"))
    return found or pages_in_both_languages(PublicationIndexPage, words, site.read_again().home)
