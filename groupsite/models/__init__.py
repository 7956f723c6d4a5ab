from groupsite.models.pages import HomePage, PlainPage
from groupsite.models.site_texts import SiteText, SiteWords

__all__ = ["HomePage", "PlainPage", "SiteText", "SiteWords"]
