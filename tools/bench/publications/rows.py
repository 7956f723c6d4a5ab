"""Publications with their authors, keywords and versions, inserted in bulk without revisions."""

from collections.abc import Iterator
from datetime import datetime
from random import Random
from typing import Any, Final

from people.models import Person
from research.bibliography.work import Name
from research.models import (
    Authorship,
    Keyword,
    Publication,
    PublicationVersion,
    ResearchArea,
    TaggedPublication,
)
from research.models.publication_rules.cite_key_text import cite_key_base, first_free_key
from research.models.publication_rules.derived_facts import sort_date, words_to_find_by
from research.models.publication_rules.publication_choices import (
    AbstractSource,
    LinkDecision,
    PublicationKind,
    VersionKind,
)
from tools.bench.publications import words
from tools.sites.large.records import new_key
from tools.sites.large.vocabulary import Vocabulary

KINDS: Final = (
    *([PublicationKind.ARTICLE] * 8 + [PublicationKind.CONFERENCE] * 8),
    *([PublicationKind.PREPRINT] * 2 + [PublicationKind.DOCTORAL_THESIS]),
)
YEARS: Final = 25
# How many authors a publication has: 3.5 on average, as in the group's field.
AUTHORS: Final = (1, 2, 2, 3, 3, 3, 4, 4, 5, 8)
SELECTED_EVERY: Final = 50
ABSTRACT: Final = 120  # words
BATCH: Final = 500


def add_publications(
    rng: Random, count: int, members: list[Person], areas: list[ResearchArea], at: datetime
) -> None:
    """Insert public publications; each has at least one author who is a member."""
    vocabulary, taken = (
        Vocabulary("en"),
        set(Publication.objects.values_list("cite_key", flat=True)),
    )
    venues = words.venues(rng, vocabulary)
    drafts = []
    for number in range(count):
        authors = list(_authors(rng, members))
        publication = _publication(rng, number, vocabulary, venues, at)
        _set_derived_facts(publication, authors, taken)
        drafts.append((publication, authors))
    rows = Publication.objects.bulk_create([one for one, _authors in drafts], batch_size=BATCH)
    for publication, authors in drafts:
        for place, author in enumerate(authors):
            author.publication, author.sort_order = publication, place
    _insert(Authorship, [author for _one, authors in drafts for author in authors])
    _add_relations(rng, rows, areas)


def _authors(rng: Random, members: list[Person]) -> Iterator[Authorship]:
    """Yield a member and others: half of the further authors are members too."""
    chosen = rng.sample(members, min(rng.choice(AUTHORS), len(members)))
    for place, member in enumerate(chosen):
        is_member = place == 0 or rng.random() < 0.5
        name = words.PrintedName(member.given_name, member.family_name)
        name = name if is_member else words.other_name(rng)
        author = Authorship(
            given=name.given,
            particle=name.particle,
            family=name.family,
            person=member if is_member else None,
            decided=LinkDecision.EDITOR if is_member else LinkDecision.REFUSED,
        )
        author.name_fold = author.fold
        yield author


def _publication(
    rng: Random, number: int, vocabulary: Vocabulary, venues: list[str], at: datetime
) -> Publication:
    year, first = at.year - rng.randrange(YEARS), rng.randint(1, 900)
    return Publication(
        key=new_key(rng),
        kind=rng.choice(KINDS),
        title=words.title(rng, vocabulary),
        language="en",
        abstract=vocabulary.text(rng, ABSTRACT),
        abstract_source=AbstractSource.EDITOR,
        abstract_public=True,
        year=year,
        month=rng.randint(1, 12),
        venue=rng.choice(venues),
        volume=str(rng.randint(1, 60)),
        pages=f"{first}–{first + rng.randint(4, 30)}",
        # The prefix leads nowhere: Crossref keeps it for tests.
        doi=f"10.5555/groupsite-bench.{number}",
        is_selected=number % SELECTED_EVERY == 0,
        live=True,
        first_published_at=at,
        last_published_at=at,
    )


def _set_derived_facts(one: Publication, authors: list[Authorship], taken: set[str]) -> None:
    """Set what `Publication.save` sets, without asking the database for each key."""
    one.set_derived_texts()
    one.sort_date = sort_date(one.year, one.month, one.day)
    names: list[Name] = [author.as_name() for author in authors]
    facts = [one.title_text, *map(str, names), one.venue, str(one.year), one.doi]
    one.found_by = words_to_find_by(facts)
    base = cite_key_base(tuple(names), one.year, one.title_text)
    one.cite_key = first_free_key(base, taken)
    taken.add(one.cite_key)


def _add_relations(rng: Random, rows: list[Publication], areas: list[ResearchArea]) -> None:
    """Give each publication an area, two keywords, and every second one a preprint."""
    link: Any = Publication.areas.through
    chosen = [(one, area) for one in rows for area in rng.sample(areas, min(1, len(areas)))]
    _insert(link, [link(publication=one, researcharea=area) for one, area in chosen])
    keywords = list(Keyword.objects.order_by("pk"))
    _insert(
        TaggedPublication,
        [
            TaggedPublication(tag=keyword, content_object=one)
            for one in rows
            for keyword in rng.sample(keywords, min(2, len(keywords)))
        ],
    )
    _insert(
        PublicationVersion,
        [
            PublicationVersion(
                publication=one,
                sort_order=0,
                kind=VersionKind.PREPRINT,
                url=f"https://example.org/preprints/{one.cite_key}",
            )
            for one in rows[::2]
        ],
    )


def _insert(model: Any, rows: list[Any]) -> None:
    model.objects.bulk_create(rows, batch_size=BATCH)
