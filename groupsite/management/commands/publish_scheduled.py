"""Wagtail's command, which here never runs twice at once: two machines would publish a page twice."""

from wagtail.management.commands import publish_scheduled

from vacancies.management.single_run import SingleRunCommand


class Command(SingleRunCommand, publish_scheduled.Command):
    help = "Publishes what is scheduled, and unpublishes what has expired, unless it runs already."
