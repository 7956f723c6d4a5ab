"""Makes the demo's pages: published in English, the Swedish kept in step as their translation."""

import uuid
from collections.abc import Callable
from typing import Any, Final

from wagtail.models import Locale, Page, Site

from groupsite.demo.content import pages
from groupsite.demo.content.areas import AREAS
from groupsite.demo.content.markup import LANGUAGES, ByLanguage, PageWords
from groupsite.demo.content.people import PEOPLE
from groupsite.demo.content.vacancy_texts import DEMONSTRATION_WORDS, POSTING_WORDS, VacancyWords
from groupsite.demo.records import KEYS, Found, in_order
from groupsite.models import HomePage, PlainPage
from people import localize
from people.models import PersonIndexPage, PersonPage
from research.models import ResearchAreaPage, ResearchIndexPage
from vacancies.models import DocumentGuidance, Vacancy, VacancyIndexPage, VacancyPage

SOURCE: Final = "en"
TRANSLATIONS: Final = tuple(language for language in LANGUAGES if language != SOURCE)
# Makes the unsaved page of a language.
type Build = Callable[[str], Page]


def make_pages(site: Site, found: dict[str, Found]) -> None:
    """The whole tree of `site`, in the place of its root page. `found`: the facts, room by room."""
    home = _replace_root(site)
    research = publish(home, _index(ResearchIndexPage, pages.RESEARCH_INDEX))
    people = publish(home, _index(PersonIndexPage, pages.PEOPLE_INDEX))
    vacancies = publish(home, _index(VacancyIndexPage, pages.VACANCIES_INDEX))
    _make_plain_pages(home, [people, vacancies])
    for area in AREAS:
        publish(research, _words_of(ResearchAreaPage, area.words, area=found["areas"][area.key]))
    for person in PEOPLE:
        if person.words:
            record = found["people"][person.key]
            publish(people, _words_of(PersonPage, person.words, person=record))
    for key, words in (("posting", POSTING_WORDS), ("demonstration", DEMONSTRATION_WORDS)):
        publish(vacancies, posting(found["vacancies"][key], words, found["document_kinds"]))


def publish(parent: Page, build: Build) -> Page:
    """Publishes below `parent` what `build` makes, in English and as its translations."""
    page = build(SOURCE)
    page.locale, page.live = locale(SOURCE), False
    parent.add_child(instance=page)
    page.save_revision()
    _go_live(page)
    page.refresh_from_db()
    for language in TRANSLATIONS:
        written = build(language)
        written.locale = locale(language)
        _go_live(localize.translate_with(page, written))
    return page


def locale(language: str) -> Locale:
    return Locale.objects.get_or_create(language_code=language)[0]


def _go_live(page: Page) -> None:
    page.latest_revision.publish()
    if not Page.objects.get(pk=page.pk).live:
        raise RuntimeError(f"“{page}” did not go live: the log says why.")


def _replace_root(site: Site) -> Page:
    """The home page, in the place of the page that Wagtail welcomes with."""
    welcome = site.root_page
    welcome.slug = f"before-{uuid.uuid4()}"  # its address is wanted
    welcome.save(update_fields=["slug"])
    home = publish(Page.get_first_root_node(), _home)
    site.root_page = home
    site.save()
    Page.objects.get(pk=welcome.pk).delete()
    home.refresh_from_db()
    return home


def _home(language: str) -> HomePage:
    words = pages.HOME[language]
    (where_we_work,) = words.sections
    return HomePage(
        title=words.title,
        slug=words.slug,
        statement=words.statement,
        lead=words.lead,
        where_we_work=where_we_work.text,
    )


def _index(model: Any, words: ByLanguage[PageWords]) -> Build:
    def build(language: str) -> Page:
        own = words[language]
        return model(title=own.title, slug=own.slug, introduction=own.lead, show_in_menus=True)

    return build


def _make_plain_pages(home: Page, indexes: list[Page]) -> None:
    """The pages of words alone, each of which may link to the indexes and to those before it."""
    made = {page.slug: page.pk for page in indexes}
    for words in pages.PLAIN:
        page = publish(home, _plain(words, made))
        made[page.slug] = page.pk


def _plain(words: ByLanguage[PageWords], made: dict[str, int]) -> Build:
    def build(language: str) -> PlainPage:
        own = words[language]
        body = "".join(f"<h2>{one.heading}</h2>{one.text}" for one in own.sections)
        return PlainPage(
            title=own.title,
            slug=own.slug,
            lead=own.lead,
            body=body.format_map(made),
            show_in_menus=words in pages.MENU,
        )

    return build


def _words_of(model: Any, words: ByLanguage[Any], **record: Any) -> Build:
    """For words whose names are those of the page's own fields."""
    return lambda language: model(**vars(words[language]), **record)


def posting(vacancy: Vacancy, words: ByLanguage[VacancyWords], kinds: Found) -> Build:
    def build(language: str) -> VacancyPage:
        own = dict(vars(words[language]))
        own["guidance"] = in_order(
            DocumentGuidance(
                kind=kinds[kind],
                lead_in=said.lead_in,
                text=said.text,
                locale=locale(language),
                translation_key=uuid.uuid5(KEYS, f"{vacancy.key}:{kind}"),
            )
            for kind, said in words[language].guidance.items()
        )
        return VacancyPage(vacancy=vacancy, **own)

    return build
