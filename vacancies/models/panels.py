"""The panels of the form in which editors change a vacancy's facts."""

from functools import cached_property
from typing import Any

from django.template import Context
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)

from people.content.records.permissions import may_publish
from research.models.fields.panels import AreasPanel
from vacancies.models.extensions import VacancyExtension
from vacancies.posting.facts import extension_text


class ExtensionsPanel(Panel):
    """Read-only panel of the deadline's extensions, with links to edit their reasons."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "groupsite_vacancies/admin/extensions_panel.html"

        @cached_property
        def extensions(self) -> list[VacancyExtension]:
            if not self.instance.pk:
                return []
            rows = self.instance.extensions.select_related("extended_by")
            return list(rows.prefetch_related("texts"))

        def is_shown(self) -> bool:
            return bool(self.extensions)  # Wagtail asks twice

        def get_context_data(self, parent_context: Context | None = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            editable = may_publish(self.request.user, self.instance)
            return {**context, "rows": [_extension_row(row, editable) for row in self.extensions]}


def _extension_row(extension: VacancyExtension, is_editable: bool) -> dict[str, Any]:
    viewset = type(extension.vacancy).snippet_viewset
    address = reverse(viewset.get_url_name("reason"), args=[extension.vacancy_id, extension.pk])
    return {
        "text": extension_text(extension.extended_from, extension.extended_to),
        "by": extension.extended_by,
        "reasons": extension.texts.all(),
        "url": address if is_editable else "",
    }


POSITION_PANELS = [
    "name",
    FieldRowPanel(
        [
            FieldPanel(
                "kind",
                help_text=_(
                    "This determines which facts you are asked for: a thesis project has no "
                    "salary, for example."
                ),
            ),
            FieldPanel(
                "reference",
                help_text=_("The university’s own case number. It is printed on the posting."),
            ),
        ]
    ),
    FieldRowPanel(
        [
            FieldPanel("positions_min", help_text=_("How many people can be appointed.")),
            "positions_max",
        ]
    ),
    "organisation",
    "second_organisation",
    InlinePanel(
        "supervisors",
        heading=_("Supervisors, in order"),
        label=_("supervisor"),
        help_text=_(
            "The main supervisor first. Supervisors from elsewhere are also listed under "
            "People, without a page."
        ),
    ),
    FieldRowPanel(["external_supervisor", "external_organisation"]),
    MultiFieldPanel(
        [
            FieldRowPanel(["credits", "students_min", "students_max"]),
            "examiner",
            FieldRowPanel(["examiner_name", "examiner_email"]),
        ],
        heading=_("Thesis project"),
        help_text=_("Printed only for a thesis project."),
    ),
    FieldRowPanel(
        [
            AreasPanel("areas", help_text=_("The vacancy is listed on the pages of these areas.")),
            AreasPanel(
                "projects",
                help_text=_("The posting names these projects, and they list the vacancy."),
            ),
        ]
    ),
    InlinePanel(
        "programmes",
        heading=_("Programmes and funders"),
        label=_("programme"),
        help_text=_(
            "Their own texts, entered once under Organisations, are printed on the posting."
        ),
    ),
    InlinePanel(
        "places",
        heading=_("Location"),
        label=_("language"),
        help_text=_("Only if it is not the same as the organisation’s location."),
    ),
]

DATE_PANELS = [
    MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    "opens_on",
                    FieldPanel(
                        "opens_time",
                        help_text=_("Only if it does not open at the start of that day."),
                    ),
                ]
            ),
            FieldRowPanel(["deadline_on", "deadline_time"]),
            FieldPanel(
                "time_zone",
                help_text=_("The deadline applies in this time zone, which is printed beside it."),
            ),
            FieldPanel(
                "continuous_evaluation",
                help_text=_("The posting then says so beside the application deadline."),
            ),
        ],
        heading=_("Application period"),
    ),
    ExtensionsPanel(heading=_("Extensions"), icon="calendar-alt"),
    "outcome",
    MultiFieldPanel(
        [
            FieldPanel(
                "meeting_at",
                help_text=_(
                    "For people who are thinking of applying. It is shown until it begins."
                ),
            ),
            "meeting_url",
        ],
        heading=_("Information meeting"),
    ),
]

TERMS_PANELS = [
    FieldRowPanel(
        [
            "employment_form",
            FieldPanel(
                "extent_percent", help_text=_("100 is full time. Not printed for a thesis project.")
            ),
        ]
    ),
    FieldRowPanel(
        [
            FieldPanel("duration_min", help_text=_("Without teaching. 48 months is four years.")),
            "duration_max",
        ]
    ),
    FieldPanel(
        "teaching_percent",
        help_text=_(
            "Only if fixed-term employment is extended by the time spent teaching. The posting "
            "explains it. Otherwise, write the share of teaching in the text."
        ),
    ),
    FieldRowPanel(
        [
            "start",
            FieldPanel("start_on", help_text=_("Only if the start date is fixed.")),
        ]
    ),
    FieldRowPanel(
        [
            FieldPanel(
                "start_period", help_text=_("Only if the start is given as a month or season.")
            ),
            "start_year",
        ]
    ),
    MultiFieldPanel(
        [
            FieldPanel(
                "salary",
                help_text=_(
                    "The posting must state one of these: an amount, “to be agreed” or no salary."
                ),
            ),
            FieldRowPanel(
                [
                    FieldPanel("salary_amount", help_text=_("Digits only, such as 34550.")),
                    FieldPanel("salary_max", help_text=_("Only for a range.")),
                ]
            ),
            FieldRowPanel(["salary_currency", "salary_period"]),
            FieldPanel(
                "salary_valid_from",
                help_text=_(
                    "If the amount follows an agreement that applies from a particular date."
                ),
            ),
        ],
        heading=_("Salary"),
    ),
]

APPLYING_PANELS = [
    FieldRowPanel(
        [
            FieldPanel(
                "application_method",
                help_text=_(
                    "This site’s form enforces the document rules below. For applications by "
                    "e-mail they are only printed."
                ),
            ),
            FieldPanel(
                "application_language",
                help_text=_("The language of the documents and of their file names."),
            ),
        ]
    ),
    "application_url",
    FieldRowPanel(["application_email", "application_subject"]),
    "reply_weeks",
    InlinePanel(
        "document_rules",
        heading=_("Documents to send"),
        label=_("document"),
        help_text=_("The posting prints these rules, and the form enforces them."),
    ),
    InlinePanel(
        "questions",
        heading=_("Extra questions"),
        label=_("question"),
        max_num=10,
    ),
    InlinePanel(
        "contacts",
        heading=_("Contacts"),
        label=_("contact"),
        help_text=_(
            "People who answer questions, and union representatives. Choose a person on this "
            "site, or enter a name with an e-mail address and a phone number."
        ),
    ),
]


def vacancy_edit_handler() -> Any:
    """Return the edit handler of a vacancy's form, with its panels in four tabs."""
    return TabbedInterface(
        [
            ObjectList(POSITION_PANELS, heading=_("Position")),
            ObjectList(DATE_PANELS, heading=_("Dates")),
            ObjectList(TERMS_PANELS, heading=_("Terms of employment")),
            ObjectList(APPLYING_PANELS, heading=_("Applying")),
        ]
    )
