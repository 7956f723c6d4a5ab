"""Creates and publishes the demo's pages in every language."""

import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

from wagtail.models import Locale, Page, Site

from groupsite.demo.content import pages
from groupsite.demo.content.areas import AREAS
from groupsite.demo.content.files import FOLDER, LANGUAGES, ByLanguage, read_text_file
from groupsite.demo.content.pages import PlainPageTexts
from groupsite.demo.content.people import PEOPLE
from groupsite.demo.content.vacancies import DEMONSTRATION_TEXTS, POSTING_TEXTS, VacancyTexts
from groupsite.demo.factories import set_sort_order
from groupsite.demo.records import KEYS, Found
from groupsite.models import GuidePage, GuidePositionKind, HomePage, PlainPage
from people.content import localize
from people.content.records.page import RecordPageMixin
from people.models import PersonIndexPage, PersonPage
from research.models import ResearchAreaPage, ResearchIndexPage
from vacancies.models import DocumentGuidance, Vacancy, VacancyIndexPage, VacancyPage

SOURCE, *TRANSLATIONS = LANGUAGES
GUIDE = "pages/doing-a-phd.md"
# Makes the unsaved page of a language.
type Build = Callable[[str], Page]


def make_pages(site: Site, found: dict[str, Found]) -> None:
    """Create the page tree of `site`, replacing its root page. `found`: records by kind and key."""
    home, in_menu = _replace_welcome_page_with_home_page(site), {"show_in_menus": True}
    below_home = partial(publish_in_all_languages, home)
    research = below_home(_page_builder(ResearchIndexPage, pages.RESEARCH_INDEX, **in_menu))
    people = below_home(_page_builder(PersonIndexPage, pages.PEOPLE_INDEX, **in_menu))
    vacancies = below_home(_page_builder(VacancyIndexPage, pages.VACANCIES_INDEX, **in_menu))
    kinds: dict[str, Any] = {"position_kinds": [GuidePositionKind(kind="doctoral")]}
    below_home(lambda code: GuidePage(**read_text_file(FOLDER / code / GUIDE), **kinds))
    _make_plain_pages(home, [people, vacancies])
    for area in AREAS:
        build = _page_builder(ResearchAreaPage, area.texts, area=found["areas"][area.key])
        publish_in_all_languages(research, build)
    for person in PEOPLE:
        if person.texts:
            record = found["people"][person.key]
            publish_in_all_languages(people, _page_builder(PersonPage, person.texts, person=record))
    for key, texts in (("posting", POSTING_TEXTS), ("demonstration", DEMONSTRATION_TEXTS)):
        build = vacancy_page_builder(found["vacancies"][key], texts, found["document_kinds"])
        publish_in_all_languages(vacancies, build)


def publish_in_all_languages(parent: Page, build: Build) -> Page:
    """Create and publish a page below `parent` in every language; return the one in English."""
    page = _add_and_publish(parent, build(SOURCE), SOURCE)
    for language in TRANSLATIONS:
        written = build(language)
        if isinstance(written, RecordPageMixin):
            _add_and_publish(
                parent.get_translation(get_or_create_locale(language)), written, language
            )
        else:
            written.locale = get_or_create_locale(language)
            _publish_or_raise(localize.start_translation_from_unsaved_page(page, written))
    return page


def _add_and_publish(parent: Page, page: Page, language: str) -> Page:
    page.locale, page.live = get_or_create_locale(language), False
    parent.add_child(instance=page)
    page.save_revision()
    _publish_or_raise(page)
    page.refresh_from_db()
    return page


def get_or_create_locale(language: str) -> Locale:
    return Locale.objects.get_or_create(language_code=language)[0]


def _publish_or_raise(page: Page) -> None:
    page.latest_revision.publish()
    if not Page.objects.get(pk=page.pk).live:
        raise RuntimeError(f"“{page}” did not go live: the log says why.")


def _replace_welcome_page_with_home_page(site: Site) -> Page:
    """Replace Wagtail's welcome page with a published home page, save the site, and return the home page."""
    welcome = site.root_page
    welcome.slug = f"before-{uuid.uuid4()}"  # its address is wanted
    welcome.save(update_fields=["slug"])
    home = publish_in_all_languages(Page.get_first_root_node(), _page_builder(HomePage, pages.HOME))
    site.root_page = home
    site.save()
    Page.objects.get(pk=welcome.pk).delete()
    home.refresh_from_db()
    return home


def _make_plain_pages(home: Page, indexes: list[Page]) -> None:
    """Create the plain pages. Each may link to the indexes and to earlier ones."""
    made = {page.slug: page.pk for page in indexes}
    for texts in pages.PLAIN:
        page = publish_in_all_languages(home, _plain_page_builder(texts, made))
        made[page.slug] = page.pk


def _plain_page_builder(texts: ByLanguage[PlainPageTexts], page_ids: dict[str, int]) -> Build:
    def build(language: str) -> PlainPage:
        own = vars(texts[language])
        return PlainPage(**own | {"body": own["body"].format_map(page_ids)})

    return build


def _page_builder(model: type[Page], texts: ByLanguage[Any], **facts: Any) -> Build:
    """Return a function that builds a page whose fields have the same names as the texts."""
    return lambda language: model(**vars(texts[language]), **facts)


def vacancy_page_builder(vacancy: Vacancy, texts: ByLanguage[VacancyTexts], kinds: Found) -> Build:
    def build(language: str) -> VacancyPage:
        own = dict(vars(texts[language]))
        guidance = own["guidance"].items()
        own["guidance"] = set_sort_order(
            DocumentGuidance(
                kind=kinds[kind],
                lead_in=said.lead_in,
                text=said.text,
                locale=get_or_create_locale(language),
                translation_key=uuid.uuid5(KEYS, f"{vacancy.key}:{kind}"),
            )
            for kind, said in sorted(guidance, key=lambda row: kinds[row[0]].sort_order)
        )
        return VacancyPage(vacancy=vacancy, **own)

    return build
