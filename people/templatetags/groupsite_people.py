"""Template tags for people and translated text: `{% load groupsite_people %}`.

Text in another language than the reader's is marked with `lang`. A record without a page is shown
without a link. Tags never create crops of portraits, since that would slow down the request.
"""

from collections.abc import Iterable
from typing import Any, Final

from django import template
from django.template import Context
from django.template.defaultfilters import stringfilter
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, override
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from people import drawings, portraits, wording
from people.content.languages import language_links as links_between_languages
from people.content.link_previews.responses import link_preview_of_page
from people.content.records.base_record import BaseRecord
from people.content.records.lookup import RecordLink
from people.content.records.page import RecordPageMixin
from people.content.records.translated_rows import TranslatedText
from people.content.rich_text import shows_something
from people.models import Organisation, Person, PersonRole, Role
from people.structured_data.json_ld import json_ld_script
from people.structured_data.nodes_of_pages import Breadcrumb, nodes_of_page

register = template.Library()

# The attribute of a request with the paths of the stylesheets that its page links to already.
LINKED_STYLESHEETS: Final = "_groupsite_linked_paths"
# The displayed width of a portrait (`sizes`), as in css/components/person.css.
PORTRAIT_SIZES: Final = {
    "grid": "(min-width: 62rem) 13rem, (min-width: 48rem) 22vw, (min-width: 36rem) 30vw, 45vw",
    "large": "(min-width: 62rem) 18rem, 9rem",
    "small": "3.25rem",
}


def needs_lang_attribute(language: str) -> bool:
    """Whether text in this language needs a `lang` attribute for the reader."""
    reader = get_language() or ""
    return bool(language) and language not in (reader, reader.partition("-")[0])


@register.simple_tag
def lang_attr(language: str) -> SafeString:
    """Return ` lang="sv"`, or "" in the reader's language: {% lang_attr entry.language %}"""
    return format_html(' lang="{}"', language) if needs_lang_attribute(language) else SafeString("")


@register.filter
def translated(text: TranslatedText) -> SafeString:
    """Escape text and mark it if in another language: {{ person.where_now|translated }}"""
    if needs_lang_attribute(text.language) and text.text:
        return format_html('<span lang="{}">{}</span>', text.language, text.text)
    return conditional_escape(text.text)


@register.filter
def translated_html(text: TranslatedText) -> SafeString:
    """Render rich text and mark it if in another language: {{ programme_text|translated_html }}"""
    html = mark_safe(expand_db_html(text.text))  # noqa: S308 — an editor's rich text, as |richtext
    if needs_lang_attribute(text.language) and text.text:
        return format_html('<div class="prose" lang="{}">{}</div>', text.language, html)
    return html


@register.filter
def has_content(html: str | None) -> bool:
    """Whether rich text has a word, a picture or a video: {% if page.biography|has_content %}"""
    return shows_something(html or "")


@register.simple_tag
def translated_field(instance: BaseRecord | Organisation | Role, field: str) -> SafeString:
    """Return a translated text, marked if in another language: {% translated_field role "heading" %}"""
    method = getattr(instance, field, None)
    return translated(method() if callable(method) else instance.translated_text(field))


@register.simple_tag
def organisation_link(organisation: Organisation, text: str = "") -> SafeString:
    """Return the name of an organisation, linked to its website if it has one.

    `text` replaces the name, for example with the abbreviation. Needs no query if the organisation's
    texts are prefetched.
    """
    shown = conditional_escape(text) if text else translated(organisation.name())
    address = organisation.website()
    return format_html('<a href="{}">{}</a>', address, shown) if address else shown


@register.filter
def short_name(organisation: Organisation) -> SafeString:
    """Return the name without "Department of", for a second line: {{ unit|short_name }}"""
    name = organisation.name()
    with override(name.language or None):
        text = wording.without_department(name.text)
    return translated(TranslatedText(text, name.language))


@register.simple_tag
def organisation_logo(organisation: Organisation, alt: str | None = None) -> SafeString:
    """Return the logo of an organisation; empty without one.

    Its name is the alternative text. Pass an empty `alt` if the name is beside the logo.
    """
    logo = portraits.logo_rendition(organisation)
    if logo is None:
        return SafeString("")
    return format_html(
        '<img class="logo" src="{}" width="{}" height="{}" alt="{}" loading="lazy">',
        *(logo.url, logo.width, logo.height, organisation.name().text if alt is None else alt),
    )


@register.simple_tag(takes_context=True)
def record_link(context: Context, entry: RecordLink, text: str = "") -> SafeString:
    """Return the title of a record's page as a link with `lang`; without a page, as text.

    `entry` is a `RecordLink`; `text` replaces the title.
    """
    lang_attribute = lang_attr("" if text else entry.language)
    return _page_link_html(context, entry, text or entry.title, lang_attribute)


@register.simple_tag(takes_context=True)
def person_link(context: Context, entry: RecordLink) -> SafeString:
    """Return the name of a person, linked if there is a page. Names need no `lang`."""
    return _page_link_html(context, entry, in_one_face(entry.record.name), SafeString(""))


@register.filter
def in_one_face(name: str) -> SafeString:
    """Mark a name if it has letters that a web typeface may lack: {{ record.name|in_one_face }}"""
    if wording.RARE_LETTER.search(name):
        return format_html('<span class="in-one-face">{}</span>', name)
    return conditional_escape(name)


def _page_link_html(
    context: Context, entry: RecordLink, text: str, lang_attribute: SafeString
) -> SafeString:
    if entry.page is None:
        return conditional_escape(text)
    hreflang = (
        format_html(' hreflang="{}"', entry.language)
        if needs_lang_attribute(entry.language)
        else ""
    )
    return format_html(
        '<a class="title-link" href="{}"{}{}>{}</a>',
        entry.page.get_url(context.get("request")),
        hreflang,
        lang_attribute,
        text,
    )


@register.simple_tag
def portrait(person: Person, size: str = "grid", alt: str = "") -> SafeString:
    """Render the portrait, or a drawn monogram; `size` is "grid", "large" or "small".

    Leave `alt` empty if the name is beside the portrait, as in every list.
    """
    found = portraits.portrait_sources(person.portrait) if person.portrait_id else {}
    if not found:
        return _monogram_html(person, size)
    largest = found["jpeg"][-1][1]
    return render_to_string(
        "groupsite_people/portrait.html",
        {
            "sources": [(form, _srcset(made)) for form, made in found.items() if form != "jpeg"],
            "srcset": _srcset(found["jpeg"]),
            "largest": largest,
            "sizes": PORTRAIT_SIZES[size],
            "size": size,
            "alt": alt,
        },
    )


def _srcset(renditions: list[tuple[int, Any]]) -> str:
    return ", ".join(f"{rendition.url} {width}w" for width, rendition in renditions)


def _monogram_html(person: Person, size: str) -> SafeString:
    letters = drawings.initials(person.given_name, person.family_name)
    return render_to_string(
        "groupsite_people/monogram.html",
        {"initials": letters, "line": drawings.text_bits_svg(letters), "size": size},
    )


@register.filter
def years(role: PersonRole) -> str:
    """Return the years of a role, such as "2019–2024": {{ row|years }}"""
    return wording.years_text(role.begins_on, role.ends_on)


@register.filter
@stringfilter
def without_soft_hyphens(title: str) -> str:
    """Return a title for use outside the page: <title>{{ title|without_soft_hyphens }}</title>"""
    return wording.without_soft_hyphens(title)


@register.filter
def phone_url(number: str) -> str:
    """Return the `tel:` URL of a phone number: <a href="{{ person.phone|phone_url }}">"""
    return wording.phone_url(number)


@register.filter
def unit(role: PersonRole) -> Any:
    """Return the department of a role's organisation, else the organisation: {{ row|unit }}"""
    return role.organisation.self_or_ancestor_of_kind("department") or role.organisation


@register.simple_tag(takes_context=True)
def link_preview(context: Context, page: Any, fallback: Any = None) -> Any:
    """Return URL, size and description of the picture for links: {% link_preview page as preview %}

    For a page without one: `fallback`, which has the attributes of a `LinkPreview`, else None.
    """
    request = context.get("request")
    if request is None or not isinstance(page, RecordPageMixin):
        return fallback or None
    return link_preview_of_page(page, request) or fallback or None


@register.simple_tag(takes_context=True)
def stylesheet_link_once(context: Context, path: str) -> SafeString:
    """Return the `<link>` to a stylesheet, the first time in a request: {% stylesheet_link_once path %}"""
    request = context.get("request")
    linked: set[str] = getattr(request, LINKED_STYLESHEETS, set())
    if path in linked:
        return SafeString("")
    if request is not None:
        setattr(request, LINKED_STYLESHEETS, linked | {path})
    return format_html('<link rel="stylesheet" href="{}">', static(path))


@register.simple_tag(takes_context=True)
def structured_data(
    context: Context,
    breadcrumbs: Iterable[Breadcrumb] | None = None,
    site_name: str = "",
    organisation: Organisation | None = None,
) -> SafeString:
    """Return what search engines read about the page, as a script element: {% structured_data %}

    Empty without a saved page. Pass the links to the pages above and the site's organisation if loaded.
    """
    if (page := _saved_page(context)) is None:
        return SafeString("")
    return json_ld_script(nodes_of_page(page, context, breadcrumbs, site_name, organisation))


@register.simple_tag(takes_context=True)
def hreflang_links(context: Context) -> SafeString:
    """Return the `<link rel="alternate" hreflang>` of the page's public versions, for the `<head>`."""
    request, page = context.get("request"), _saved_page(context)
    if request is None or page is None:
        return SafeString("")
    versions = links_between_languages.public_versions_by_language(request, page)
    return format_html_join(
        "\n",
        '<link rel="alternate" hreflang="{}" href="{}">',
        links_between_languages.hreflang_links(request, versions),
    )


@register.simple_tag(takes_context=True)
def language_links(context: Context) -> SafeString:
    """Return the links to the other languages as a list, for a menu: {% language_links %}

    Where visitors cannot open a translation, the link leads to the nearest page above that has one.
    """
    request = context.get("request")
    if request is None:
        return SafeString("")
    found = links_between_languages.other_languages_of_page(request, _saved_page(context))
    items = format_html_join(
        "",
        '<li><a href="{0}" lang="{1}" hreflang="{1}">{2}</a></li>',
        ((link.url, link.code, link.name) for link in found),
    )
    return format_html("<ul>{}</ul>", items) if items else items


def _saved_page(context: Context) -> Page | None:
    page = context.get("page")
    return page if isinstance(page, Page) and page.pk is not None else None
