"""The admin forms of the records and pages of people, kept out of the models that they belong to."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

PERSON = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("given_name"), FieldPanel("family_name")]),
            FieldPanel(
                "honorific", help_text=_("It stands before the name where the person is presented.")
            ),
            FieldPanel("portrait"),
        ],
        heading=_("Name"),
    ),
    InlinePanel(
        "roles",
        heading=_("Roles"),
        label=_("role"),
        help_text=_(
            "The first current one is shown. Close a role with its last day: never delete it."
        ),
        panels=[
            FieldRowPanel([FieldPanel("role"), FieldPanel("organisation")]),
            FieldRowPanel([FieldPanel("begins_on"), FieldPanel("ends_on")]),
        ],
    ),
    MultiFieldPanel(
        [
            FieldPanel(
                "email",
                help_text=_(
                    "It is shown to everybody. A change here reaches every posting that names the person."
                ),
            ),
            FieldRowPanel([FieldPanel("phone"), FieldPanel("room")]),
            FieldPanel("orcid"),
        ],
        heading=_("Contact"),
    ),
    InlinePanel(
        "links",
        heading=_("Links"),
        label=_("link"),
        help_text=_("They stand on the person’s page, in this order."),
        panels=[FieldRowPanel([FieldPanel("kind"), FieldPanel("url")])],
    ),
    InlinePanel(
        "texts",
        heading=_("After leaving the group"),
        help_text=_("Shown when the last role has ended."),
        label=_("language"),
        panels=[FieldRowPanel([FieldPanel("language"), FieldPanel("where_now")])],
    ),
    FieldPanel("user", permission="groupsite_people.add_person"),
]
