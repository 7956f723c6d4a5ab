"""What the database says about the site, as Prometheus reads it: asked at each `/metrics`."""

import shutil
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError
from django.db.models import Count, Min
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from groupsite.monitoring.conditions import Condition, needed_conditions, other_conditions
from groupsite.monitoring.models import CommandRun
from groupsite.monitoring.waiting_tasks import has_worker, waiting_tasks
from vacancies.models import Application, ApplicationFile, OutgoingMail


class SiteCollector(Collector):
    """Yields conditions always, and what the database says if it answers."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def collect(self) -> Iterator[Metric]:
        needed = list(needed_conditions(self.at))
        is_ready = not any(condition.wrong for condition in needed)
        yield _conditions([*needed, *(other_conditions(self.at) if is_ready else [])])
        yield _free_disk()
        if is_ready:
            try:
                yield from [*_mail(self.at), *_applications(), *_commands(), *_tasks(self.at)]
            except DatabaseError:  # gone since it was asked; the next scrape says so
                return


def site_state(at: datetime) -> str:
    """Return the state of the site in the text format of Prometheus."""
    registry = CollectorRegistry()
    registry.register(SiteCollector(at))
    return generate_latest(registry).decode()


def _gauge(
    name: str, documentation: str, label: str, values: Iterable[tuple[str, float]]
) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, documentation, labels=[label])
    for value_of_label, value in values:
        family.add_metric([value_of_label], value)
    return family


def _conditions(conditions: list[Condition]) -> GaugeMetricFamily:
    values = [(condition.name, float(not condition.wrong)) for condition in conditions]
    return _gauge("groupsite_condition", "1 if met, as in /readyz.", "condition", values)


def _free_disk() -> GaugeMetricFamily:
    data = Path(settings.MEDIA_ROOT).parent
    free = shutil.disk_usage(data if data.exists() else "/").free
    return GaugeMetricFamily("groupsite_disk_free_bytes", "Free space for data.", value=free)


def _mail(at: datetime) -> Iterator[Metric]:
    waiting = OutgoingMail.objects.unsent_and_not_given_up()
    counts = {
        "waiting": waiting.count(),
        "failed at least once": waiting.filter(attempts__gt=0).count(),
        "given up": OutgoingMail.objects.filter(sent_at=None).count() - waiting.count(),
    }
    yield _gauge("groupsite_mails", "E-mails that have not been sent.", "state", counts.items())
    oldest = OutgoingMail.objects.ready_to_send(at).aggregate(at=Min("written_at"))["at"]
    yield _age("groupsite_oldest_mail_seconds", "Age of the oldest e-mail that is due.", oldest, at)


def _applications() -> Iterator[Metric]:
    stages = {
        "draft": Application.objects.drafts(),
        "received": Application.objects.received(),
        "withdrawn": Application.objects.exclude(withdrawn_at=None),
    }
    counts = [(stage, float(found.count())) for stage, found in stages.items()]
    yield _gauge("groupsite_applications", "Stored applications.", "stage", counts)
    scans = ApplicationFile.objects.order_by("scan").values_list("scan").annotate(Count("pk"))
    yield _gauge("groupsite_files", "Applicants’ files by virus scan.", "scan", scans)


def _commands() -> Iterator[Metric]:
    runs = [(run.command, run.ended_at.timestamp()) for run in CommandRun.objects.all()]
    name = "groupsite_command_last_success_timestamp_seconds"
    yield _gauge(name, "When a regular command last ended without an error.", "command", runs)


def _tasks(at: datetime) -> Iterator[Metric]:
    if not has_worker():
        return
    ready = waiting_tasks()
    yield GaugeMetricFamily("groupsite_tasks", "Tasks that wait for a worker.", value=ready.count())
    oldest = ready.aggregate(at=Min("enqueued_at"))["at"]
    yield _age("groupsite_oldest_task_seconds", "Age of the oldest task that waits.", oldest, at)


def _age(name: str, documentation: str, since: datetime | None, at: datetime) -> GaugeMetricFamily:
    seconds = max(0.0, (at - since.astimezone(UTC)).total_seconds()) if since else 0.0
    return GaugeMetricFamily(name, documentation, value=seconds)
