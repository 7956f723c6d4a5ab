"""Which of its names a site has in a language, for feeds, e-mails, pictures and search engines."""

from wagtail.models import Site


def chosen_site_name(site: Site | None, title: str, original: str) -> str:
    """Return the title of a translated home page, else the name in the settings of the site, else the title.

    `title` is that of the home page in the language, `original` that of the site's root page.
    """
    if title and title != original:
        return title
    return str((site.site_name if site else "") or title)
