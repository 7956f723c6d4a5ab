"""Template tags and filters for vacancies; those that need a time use that of the request.

Load them with `{% load groupsite_vacancies %}`.
"""

from datetime import date, datetime
from typing import Any, Final

from django import template
from django.template import Context
from django.utils import dateformat
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext

from people.content.records.sites import site_of_lists
from people.content.records.translated_rows import TranslatedText
from people.content.request_time import received_at
from people.drawings import text_bits_svg
from people.formats import format_pattern
from people.formats.sentence_language import in_sentence_language
from people.models import Organisation, Person, PersonPage
from people.templatetags.groupsite_people import organisation_link, person_link, translated
from research.models import Project, ResearchArea, ResearchAreaPage
from vacancies.alerts.links import alerts_url
from vacancies.feeds import feed_urls
from vacancies.feeds.feed_urls import FeedUrls, feed_link_elements
from vacancies.models import Vacancy, VacancyIndexPage, VacancyPage
from vacancies.models.querysets import VacancyQuerySet
from vacancies.posting import facts, wording
from vacancies.posting.lifecycle import State
from vacancies.posting.openings import FirstOpenings, Opening, first_openings_to_close, openings
from vacancies.posting.people import Supervisor

register = template.Library()

# The CSS modifier of each state: css/components/state.css.
CSS_MODIFIERS: Final = {
    State.DRAFT: "scheduled",
    State.SCHEDULED: "scheduled",
    State.OPEN: "open",
    State.CLOSING_SOON: "closing",
    State.CLOSED: "closed",
    State.FILLED: "closed",
    State.CANCELLED: "closed",
}


@register.simple_tag(takes_context=True)
def open_positions(context: Context) -> list[Opening]:
    """Return an `Opening` for each open vacancy with a page, earliest deadline first.

    {% open_positions as positions %}
    """
    at = received_at(context["request"])
    return openings(_open_vacancies_of_site(context).by_deadline(), at)


@register.simple_tag(takes_context=True)
def open_positions_in(context: Context, area: ResearchArea) -> FirstOpenings:
    """Return the first openings in a research area, earliest deadline first.

    {% open_positions_in area as positions %}
    """
    at = received_at(context["request"])
    site = site_of_lists(context["request"])

    def vacancies(at: datetime, area: Any) -> VacancyQuerySet:
        return Vacancy.objects.open(at).in_site(site).in_area(area)

    form = "open vacancies of an area" if site is None else None
    return first_openings_to_close(Vacancy, (form, vacancies, area), at, area=area.key)


@register.simple_tag(takes_context=True)
def open_positions_in_project(context: Context, project: Project) -> FirstOpenings:
    """Return the first openings in a project, earliest deadline first.

    {% open_positions_in_project project as positions %}
    """
    at, site = received_at(context["request"]), site_of_lists(context["request"])

    def vacancies(at: datetime, project: Any) -> VacancyQuerySet:
        return Vacancy.objects.open(at).in_site(site).in_project(project)

    form = "open vacancies of a project" if site is None else None
    return first_openings_to_close(Vacancy, (form, vacancies, project), at)


@register.simple_tag(takes_context=True)
def open_positions_supervised_by(context: Context, person: Person) -> FirstOpenings:
    """Return the first openings that a person supervises, earliest deadline first.

    {% open_positions_supervised_by person as positions %}
    """
    at = received_at(context["request"])
    site = site_of_lists(context["request"])

    def vacancies(at: datetime, person: Any) -> VacancyQuerySet:
        return Vacancy.objects.open(at).in_site(site).supervised_by(person)

    form = "open vacancies of a person" if site is None else None
    return first_openings_to_close(Vacancy, (form, vacancies, person), at)


@register.simple_tag(takes_context=True)
def count_open_positions(context: Context) -> int:
    """Return the number of open vacancies that have a page which visitors can open.

    {% count_open_positions as count %}
    """
    at = received_at(context["request"])
    return _open_vacancies_of_site(context).visible(at).count()


def _open_vacancies_of_site(context: Context) -> VacancyQuerySet:
    """Return the open vacancies that the lists of this site show."""
    request = context["request"]
    vacancies: VacancyQuerySet = Vacancy.objects.open(received_at(request))
    return vacancies.in_site(site_of_lists(request))


@register.simple_tag
def alerts_link_url(kind: str = "", area: ResearchArea | None = None) -> str:
    """Return the URL to ask for e-mail alerts; empty if the site has none.

    {% alerts_link_url kind=vacancy.kind area=area as url %}
    """
    return alerts_url(kind=kind or "", area=str(area.key) if area else "")


@register.simple_tag
def receipt_line(number: str) -> SafeString:
    """Return a decorative SVG line drawn from a receipt number, which is printed beside it."""
    return text_bits_svg(number)


@register.filter
def state_icon(state: State) -> str:
    """Return the CSS modifier of a vacancy's state, such as "closing": {{ state|state_icon }}"""
    return CSS_MODIFIERS[state]


@register.simple_tag
def state_text(state: State, days: int) -> str:
    """Return the state of a vacancy with the days left: {% state_text state days %}"""
    return facts.state_text(state, days)


@register.simple_tag
def programme_name(programme: Organisation) -> SafeString:
    """Return the programme's abbreviation, else its name, as HTML."""
    return translated(
        TranslatedText(programme.abbreviation, "") if programme.abbreviation else programme.name()
    )


@register.filter
def programme_text(programme: Organisation) -> TranslatedText:
    """Return the programme's description: {{ programme|programme_text|translated_html }}"""
    return programme.translated_text("text")


@register.simple_tag(takes_context=True)
def supervisor_line(context: Context, supervisor: Supervisor) -> SafeString:
    """Return HTML such as "Prof. Alice Ek, Department of Mathematics (main supervisor)"."""
    return _supervisor_line_with_prefix(
        context, supervisor, capfirst(_honorific_prefix(supervisor.person))
    )


def _honorific_prefix(person: Person) -> str:
    return f"{person.get_honorific_display()} " if person.honorific else ""


def _supervisor_line_with_prefix(
    context: Context, supervisor: Supervisor, title: str
) -> SafeString:
    line = format_html("{}{}", title, person_link(context, supervisor.entry))
    if supervisor.unit is not None:
        line = format_html("{}, {}", line, organisation_link(supervisor.unit))
    return format_html("{} ({})", line, supervisor.role) if supervisor.role else line


@register.simple_tag(takes_context=True)
def supervised_by(context: Context, supervisor: Supervisor) -> SafeString:
    """Return the sentence "You will be supervised by …." as HTML, for a single supervisor."""
    line = _supervisor_line_with_prefix(context, supervisor, _honorific_prefix(supervisor.person))
    return format_html(gettext("You will be supervised by {supervisor}."), supervisor=line)


@register.simple_tag
def apply_by_email_sentence(address: str, mailto: str, subject: str) -> SafeString:
    """Return the sentence on where to send an application; with `mailto` the address is a link."""
    shown = format_html('<a href="{}">{}</a>', mailto, address) if mailto else address
    if not subject:
        return format_html(gettext("Send your application by e-mail to {address}."), address=shown)
    sentence = gettext("Send your application by e-mail to {address} with the subject “{subject}”.")
    return format_html(sentence, address=shown, subject=subject)


@register.simple_tag
def day(date: date | None) -> SafeString:
    """Return a date as an HTML `<time>` element; empty for None: {% day vacancy.posted_on %}"""
    if date is None:
        return SafeString("")
    return format_html('<time datetime="{}">{}</time>', date.isoformat(), wording.date_text(date))


@register.filter
@in_sentence_language
def day_and_month(date: date) -> str:
    """Return a date without its year, such as "14 June": {{ date|day_and_month }}"""
    return dateformat.format(date, format_pattern("MONTH_DAY_FORMAT"))


@register.simple_tag
def vacancy_calendar_url(vacancy: Vacancy) -> str:
    """Return the URL of a calendar file with the deadline; empty without a deadline.

    {% vacancy_calendar_url vacancy as url %}
    """
    return feed_urls.vacancy_calendar_url(vacancy)


@register.simple_tag
def vacancy_feeds(
    area: ResearchArea | None = None, person: Person | None = None, kind: str = ""
) -> FeedUrls:
    """Return the URLs of the feed and the calendar of vacancies: all, or of an area, a person or a type.

    {% vacancy_feeds area=record as feeds %} {{ feeds.atom }} {{ feeds.calendar }}
    """
    if area:
        return feed_urls.feed_urls("area", area.key)
    if person:
        return feed_urls.feed_urls("person", person.key)
    return feed_urls.feed_urls("type", kind) if kind else feed_urls.feed_urls()


@register.simple_tag(takes_context=True)
def vacancy_feed_links(context: Context, everything: bool = False) -> SafeString:
    """Return the `<link rel="alternate">` elements of the feeds of this page; with `everything`, of all.

    For the `<head>`. Empty for a page without feeds: {% vacancy_feed_links %}
    """
    page: Any = context.get("page")
    if everything or isinstance(page, VacancyIndexPage):
        area: Any = context.get("chosen_area")
        kind = str(context.get("chosen_kind") or "")
        return feed_link_elements(vacancy_feeds(area.record if area else None, kind=kind))
    if isinstance(page, VacancyPage) and context.get("is_open"):
        return feed_link_elements(FeedUrls("", vacancy_calendar_url(page.vacancy)))
    if isinstance(page, ResearchAreaPage):
        return feed_link_elements(vacancy_feeds(area=page.area))
    if isinstance(page, PersonPage):
        return feed_link_elements(vacancy_feeds(person=page.person))
    return SafeString("")
