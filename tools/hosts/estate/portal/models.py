from wagtail.models import Page


class Portal(Page):
    """The root page of a site; there is no other page type that an index could lie below."""
