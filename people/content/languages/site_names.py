"""The name of a site in each language, where it is named outside its pages: in e-mails and feeds."""

from wagtail.models import Page, Site

from people.content.languages.language_links import active_content_language
from people.content.pages.chosen_site_name import chosen_site_name
from people.content.records.visibility import public_pages


def site_name(site: Site | None) -> str:
    """Return the name of a site in the active language; empty without a name. One query.

    That is the title of the translated home page in this language if visitors can open it and its title
    differs from the original; else the name in the settings of the site, else the title of the original.
    """
    if site is None:
        return ""
    original = Page.objects.filter(pk=site.root_page_id).values("translation_key")
    homes = public_pages(Page.objects.filter(translation_key__in=original))
    rows = homes.values_list("pk", "locale__language_code", "title")
    titles = {code: title for pk, code, title in rows if pk != site.root_page_id}
    own = next((title for pk, _code, title in rows if pk == site.root_page_id), "")
    return chosen_site_name(site, titles.get(active_content_language()) or own, own)
