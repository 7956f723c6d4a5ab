"""Dashboard panel that tells superusers what `/readyz` tells monitoring."""

from datetime import datetime
from typing import Any, Final

from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from groupsite.monitoring.conditions import Condition, other_conditions
from people.content.dashboard.components import DashboardPanel, PanelRow, PanelRows

TITLES: Final[dict[str, Any]] = {
    "page_cache": _("The page cache does not work"),
    "disk": _("The disk is almost full"),
    "virus_scanner": _("The virus scanner does not respond"),
    "mail": _("E-mail is not being sent"),
    "worker": _("No worker runs the tasks of the site"),
    "uploads": _("The storage of images and documents does not respond"),
    "scheduled_pages": _("Pages are not published at their scheduled time"),
    "publish_scheduled": _("The command that publishes scheduled pages has not run"),
    "applications_housekeeping": _("Regular tasks of applications have not run"),
    "purge_applications": _("Applications are not erased at the end of their retention period"),
    "backup": _("There is no recent backup"),
}


class ServerPanel(DashboardPanel):
    """Panel with a row for each condition that an administrator of the server should look at."""

    name = "groupsite-server"
    order = 90
    heading = _("Server")

    def get_rows(self, request: HttpRequest, at: datetime) -> PanelRows:
        if not request.user.is_superuser:
            return PanelRows()
        return PanelRows([row_of(one) for one in other_conditions(at) if one.wrong])


def row_of(condition: Condition) -> PanelRow:
    title = TITLES.get(condition.name)
    return PanelRow(
        title=str(title) if title else gettext("%(name)s has not run") % {"name": condition.name},
        # As the log of the server and `/readyz` say it, in English.
        note=f"{condition.name}: {condition.wrong}",
    )
