from groupsite.models.pages import HomePage, PlainPage
from groupsite.models.words import SiteText, SiteWords

__all__ = ["HomePage", "PlainPage", "SiteText", "SiteWords"]
