"""The form of a publication’s facts."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel

from research.models.fields.panels import AreasPanel


class OwnFactsPanel(Panel):
    """Says to members why they see only some sections of the form of their own publication."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "groupsite_research/admin/own_facts_panel.html"

        def is_shown(self) -> bool:
            return bool(getattr(self.form, "is_own_only", False))


AUTHORS: Final = InlinePanel(
    "authorships",
    heading=_("Authors and editors"),
    label=_("name"),
    help_text=_("As printed, in the printed order."),
    panels=[
        FieldRowPanel(["given", "particle", "family", "suffix"]),
        FieldRowPanel(["literal", "orcid"]),
        "person",
        FieldRowPanel(["role", "printed"]),
        FieldRowPanel(["equal", "corresponding", "selected"]),
    ],
)
APPEARED: Final = MultiFieldPanel(
    [
        FieldRowPanel(["year", "month", "day"]),
        "stage",
        FieldRowPanel(["venue", "venue_short"]),
        FieldRowPanel(["volume", "issue", "pages", "number"]),
        FieldRowPanel(["series", "edition"]),
        FieldRowPanel(["publisher", "place"]),
        FieldRowPanel(["isbn", "issn"]),
    ],
    heading=_("Where and when it appeared"),
)
PANELS: Final[list[Any]] = [
    OwnFactsPanel(),
    FieldPanel("title", classname="title"),
    FieldRowPanel(["kind", "language"]),
    AUTHORS,
    FieldPanel("has_more_authors"),
    APPEARED,
    MultiFieldPanel([FieldRowPanel(["doi", "arxiv"]), "cite_key"], heading=_("Identifiers")),
    InlinePanel(
        "versions",
        heading=_("Versions"),
        label=_("version"),
        panels=[
            FieldRowPanel(["kind", "licence"]),
            "url",
            "document",
            FieldRowPanel(["doi", "arxiv"]),
            FieldRowPanel(["on", "public_from"]),
        ],
    ),
    InlinePanel("links", heading=_("Code, data and more"), label=_("link"), panels=["kind", "url"]),
    InlinePanel(
        "awards",
        heading=_("Awards"),
        label=_("award"),
        panels=[FieldRowPanel(["name", "year"]), "url"],
    ),
    AreasPanel("areas"),
    AreasPanel("projects"),
    FieldPanel("keywords", help_text=_("Separate keywords with commas.")),
    FieldRowPanel(["is_selected", "peer_reviewed"]),
    MultiFieldPanel(
        ["abstract", FieldRowPanel(["abstract_source", "abstract_public"])],
        heading=_("Abstract"),
    ),
    FieldRowPanel(["parallel_title", "parallel_language"]),
]
