"""The state of a project, which follows from its dates and is never stored."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy, pgettext_lazy


class ProjectState(models.TextChoices):
    """Whether a project is running, in the order in which lists show the states."""

    RUNNING = "running", pgettext_lazy("state of a project", "Running")
    PLANNED = "planned", pgettext_lazy("state of a project", "Planned")
    UNDATED = "undated", pgettext_lazy("state of a project", "Without dates")
    ENDED = "ended", pgettext_lazy("state of a project", "Ended")

    @property
    def heading(self) -> str:
        """Return the heading of the projects in this state."""
        return str(HEADINGS[self])


HEADINGS = {
    ProjectState.RUNNING: gettext_lazy("Running projects"),
    ProjectState.PLANNED: gettext_lazy("Planned projects"),
    ProjectState.UNDATED: gettext_lazy("Projects without dates"),
    ProjectState.ENDED: gettext_lazy("Ended projects"),
}


def project_state(begins_on: dt.date | None, ends_on: dt.date | None, day: dt.date) -> ProjectState:
    """Return the state on `day`. Both dates are days of the project.

    Without a first day, the project has started; without a last day, it goes on. Without both, nothing
    is known.
    """
    if begins_on is None and ends_on is None:
        return ProjectState.UNDATED
    if begins_on is not None and day < begins_on:
        return ProjectState.PLANNED
    if ends_on is not None and day > ends_on:
        return ProjectState.ENDED
    return ProjectState.RUNNING
