"""Makes so many subscribers, then extends a vacancy of the demonstration; prints its title."""

import sys
from datetime import UTC, datetime, timedelta

import django

django.setup()

from wagtail.models import Site  # noqa: E402 — settings and models come first

from vacancies.models import AlertSubscription, Vacancy  # noqa: E402
from vacancies.retention.housekeeping import iter_run_tasks  # noqa: E402

MANY = "person-%d@example.org"


def main(number: int) -> None:
    at = datetime.now(UTC)
    list(iter_run_tasks(at))  # whatever is new has been noticed before they came
    site = Site.objects.get()
    AlertSubscription.objects.bulk_create(
        AlertSubscription(
            email=MANY % one,
            language=("en", "sv")[one % 2],
            site=site,
            requested_at=at,
            confirmed_at=at,
            told_until=at + timedelta(seconds=1),
        )
        for one in range(number)
    )
    soon = at + timedelta(days=20)
    vacancy = Vacancy.objects.open(at).visible(at).filter(closes_at__gt=soon).first()
    if vacancy is None or vacancy.deadline_on is None:
        raise RuntimeError("No vacancy of the demonstration is open for weeks.")
    vacancy.deadline_on += timedelta(days=7)
    vacancy.save_revision().publish()
    sys.stdout.write(str(vacancy.pages.get(locale__language_code="en").title))


if __name__ == "__main__":
    main(int(sys.argv[1]))
