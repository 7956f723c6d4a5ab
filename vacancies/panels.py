"""The admin forms of vacancies, kept out of the models that they belong to."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

ABOUT = [
    FieldPanel("name"),
    FieldRowPanel([FieldPanel("kind"), FieldPanel("reference")]),
    FieldRowPanel([FieldPanel("positions_min"), FieldPanel("positions_max")]),
    FieldPanel("organisation"),
    InlinePanel("supervisors", heading=_("Supervisors, in order"), label=_("supervisor")),
    FieldPanel("areas"),
    InlinePanel("programmes", heading=_("Programmes and funders"), label=_("programme")),
    InlinePanel(
        "places",
        heading=_("Place"),
        label=_("language"),
        help_text=_("Only if it is not the organisation’s own place."),
    ),
]

DATES = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("opens_on"), FieldPanel("opens_time")]),
            FieldRowPanel([FieldPanel("deadline_on"), FieldPanel("deadline_time")]),
            FieldPanel("time_zone"),
            FieldPanel("continuous_evaluation"),
        ],
        heading=_("When one may apply"),
    ),
    FieldPanel("outcome"),
    MultiFieldPanel(
        [FieldPanel("meeting_at"), FieldPanel("meeting_url")], heading=_("Information meeting")
    ),
]

TERMS = [
    FieldRowPanel([FieldPanel("employment_form"), FieldPanel("extent_percent")]),
    FieldRowPanel([FieldPanel("duration_min"), FieldPanel("duration_max")]),
    FieldPanel("teaching_percent"),
    FieldRowPanel([FieldPanel("start"), FieldPanel("start_on")]),
    MultiFieldPanel(
        [
            FieldPanel("salary"),
            FieldRowPanel([FieldPanel("salary_amount"), FieldPanel("salary_max")]),
            FieldRowPanel([FieldPanel("salary_currency"), FieldPanel("salary_period")]),
            FieldPanel("salary_valid_from"),
        ],
        heading=_("Salary"),
    ),
]

APPLYING = [
    FieldRowPanel([FieldPanel("application_method"), FieldPanel("application_language")]),
    FieldPanel("application_url"),
    InlinePanel("document_rules", heading=_("Documents to send"), label=_("document")),
    InlinePanel("contacts", heading=_("Contacts"), label=_("contact")),
]


def vacancy() -> Any:
    """The facts of a vacancy in four tabs."""
    return TabbedInterface(
        [
            ObjectList(ABOUT, heading=_("Position")),
            ObjectList(DATES, heading=_("Dates")),
            ObjectList(TERMS, heading=_("Terms of employment")),
            ObjectList(APPLYING, heading=_("Applying")),
        ]
    )
