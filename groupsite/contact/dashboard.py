"""Dashboard panel that lists sites without an e-mail address."""

from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from groupsite.contact.missing_email import published_sites_without_email
from people.content.dashboard.components import DashboardPanel, PanelRow, PanelRows


class MissingEmailPanel(DashboardPanel):
    """Panel with a row for each site without an e-mail address, for users who may enter one."""

    name = "groupsite-contact"
    order = 100
    heading = _("Contact details")

    def get_rows(self, request: HttpRequest, at: datetime) -> PanelRows:
        if not request.user.has_perm("groupsite.change_sitewords"):
            return PanelRows()
        return PanelRows(
            [
                PanelRow(
                    title=gettext("Enter the e-mail address of the site"),
                    url=reverse("wagtailsettings:edit", args=["groupsite", "sitewords", site.pk]),
                    kind=str(site),
                    note=gettext(
                        "Without it, visitors cannot write to the group, and the accessibility "
                        "statement cannot say where to report faults."
                    ),
                )
                for site in published_sites_without_email()
            ]
        )
