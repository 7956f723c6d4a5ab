"""What a list says of facts that were never public: those of the newest draft, not of the first.

Reading a whole revision asks the database about every link in it, so a list takes only these.
"""

from collections.abc import Iterable
from typing import Any, Final

from people.models import Person

SAID: Final = (
    "name",
    "reference",
    "kind",
    "positions_min",
    "positions_max",
    "opens_on",
    "deadline_on",
    "deadline_time",
    "time_zone",
    "outcome",
)


def put_newest(vacancies: Iterable[Any]) -> None:
    """Sets those facts on the vacancies, and `named_supervisors` on each, in one query for them all.

    They come with their `latest_revision`, and their supervisors' people (`with_facts`).
    """
    vacancies = list(vacancies)
    contents = _contents(vacancies)
    rows = {pk: content.get("supervisors", []) for pk, content in contents.items()}
    wanted = {row["person"] for found in rows.values() for row in found}
    people = Person.objects.in_bulk(wanted)
    for vacancy in vacancies:
        if vacancy.pk in contents:
            _put(vacancy, contents[vacancy.pk])
            in_order = sorted(rows[vacancy.pk], key=lambda row: row.get("sort_order") or 0)
            named = [people[row["person"]] for row in in_order if row["person"] in people]
        else:
            named = [row.person for row in vacancy.supervisors.all()]
        vacancy.named_supervisors = [str(person) for person in named]


def _contents(vacancies: list[Any]) -> dict[int, dict[str, Any]]:
    return {
        one.pk: one.latest_revision.content
        for one in vacancies
        if one.latest_revision_id and not one.live
    }


def _put(vacancy: Any, content: dict[str, Any]) -> None:
    for name in SAID:
        if name in content:
            setattr(vacancy, name, vacancy._meta.get_field(name).to_python(content[name]))
