"""Printed forms of names: who "Li, W." is, decided once by an editor."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from people.models import Person
from research.bibliography.folding import folded
from research.bibliography.name_fit import Fit, fit
from research.bibliography.work import Name
from research.models.publication_rules.publication_choices import LinkDecision, NameVerdict

LONGEST_FOLD = 255


def name_form_fold(name: Name) -> str:
    """Return a printed name folded: "Li, W." and "W. Li" have one, "Li, Wei" another."""
    given, family = folded(name.given), folded(f"{name.particle} {name.family}")
    return (folded(name.literal) or f"{family}, {given}".strip(", "))[:LONGEST_FOLD]


class NameForm(models.Model):
    """A printed form of a name, with what an editor has decided about it.

    The decision holds for all publications, past and future, whose link nobody has decided by itself.
    `previous` is the decision before the last one: for the undo.
    """

    fold = models.CharField(max_length=LONGEST_FOLD, unique=True, editable=False)
    as_printed = models.CharField(_("as printed"), max_length=255)
    person = models.ForeignKey(
        Person,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="name_forms",
    )
    verdict = models.CharField(
        pgettext_lazy("on a printed name", "decision"),
        max_length=10,
        choices=NameVerdict,
        default=NameVerdict.ASK,
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)
    previous = models.JSONField(null=True, blank=True, editable=False)

    is_visible_to_visitors = False

    class Meta:
        verbose_name = _("printed name")
        verbose_name_plural = _("printed names")
        ordering = ["fold"]

    def __str__(self) -> str:
        return self.as_printed


def decide_open_names(rows: Iterable[Any]) -> None:
    """Link unsaved or saved authorships that are not decided: by ORCID iD, else by their name form.

    An equal ORCID iD links only where the family name fits. Two queries at most; none if all rows are
    decided.
    """
    waiting = [row for row in rows if row.decided == LinkDecision.OPEN and not row.literal]
    if not waiting:
        return
    forms = {
        form.fold: form for form in NameForm.objects.filter(fold__in={row.fold for row in waiting})
    }
    iris = {row.orcid for row in waiting} - {""}
    people = list(Person.objects.filter(orcid__in=iris)) if iris else []
    for row in waiting:
        if person := _person_with_orcid(row.as_name(), people):
            row.person, row.decided = person, LinkDecision.ORCID
        elif row.fold in forms:
            apply_name_form(row, forms[row.fold])


def apply_name_form(row: Any, form: NameForm) -> None:
    """Set the link of an authorship, without saving it, to what has been decided about its name."""
    match form.verdict:
        case NameVerdict.PERSON if form.person_id and _may_be(row, form.person):
            row.person, row.decided = form.person, LinkDecision.FORM
        case NameVerdict.NOBODY:
            row.person, row.decided = None, LinkDecision.FORM
        case _:
            row.person, row.decided = None, LinkDecision.OPEN


def propose_name_forms(rows: Iterable[Any]) -> None:
    """Create a name form, to be decided, for each open name that may be that of a person of ours.

    No name is asked about twice: what has a form, decided or not, is left alone.
    """
    waiting = {row.fold: row for row in rows if row.decided == LinkDecision.OPEN and row.family}
    known = NameForm.objects.filter(fold__in=waiting).values_list("fold", flat=True)
    for fold in known if waiting else ():
        waiting.pop(fold, None)
    people = [name_of_person(person) for person in _people_by_name()] if waiting else []
    NameForm.objects.bulk_create(
        (
            NameForm(fold=fold, as_printed=printed_name(row.as_name())[:255])
            for fold, row in waiting.items()
            if any(fit(row.as_name(), person) != Fit.NOBODY for person in people)
        ),
        ignore_conflicts=True,  # two editors may save the same name at once
    )


def undecided_names(rows: Iterable[Any]) -> list[str]:
    """Return the printed names about which an editor is asked and has not decided. One query at most."""
    waiting = {row.fold: row for row in rows if row.decided == LinkDecision.OPEN and row.family}
    if not waiting:
        return []
    asked = NameForm.objects.filter(fold__in=waiting, decided_at=None)
    return [printed_name(waiting[fold].as_name()) for fold in asked.values_list("fold", flat=True)]


def people_who_fit(name: Name) -> list[tuple[Person, Fit]]:
    """Return the persons whose name a printed one may be, the likelier first."""
    found = [(person, fit(name, name_of_person(person))) for person in _people_by_name()]
    order = [Fit.LINK, Fit.PROPOSE, Fit.ASK]
    fitting = [one for one in found if one[1] != Fit.NOBODY]
    return sorted(fitting, key=lambda one: order.index(one[1]))


def printed_name(name: Name) -> str:
    """Return a name as lists of names print it: "Li, W."; "von Ek, Anna"."""
    family = " ".join(filter(None, (name.particle, name.family)))
    return name.literal or ", ".join(filter(None, (family, name.given)))


def _people_by_name() -> Any:
    return Person.objects.only("given_name", "family_name", "orcid").order_by("sort_key", "pk")


def name_of_person(person: Person) -> Name:
    """Return the name of a person as `fit` takes it."""
    return Name(given=person.given_name, family=person.family_name, orcid=person.orcid)


def _person_with_orcid(name: Name, people: list[Person]) -> Person | None:
    if not name.orcid:
        return None
    fitting = [one for one in people if fit(name, name_of_person(one)) == Fit.LINK]
    return fitting[0] if len(fitting) == 1 else None


def _may_be(row: Any, person: Person | None) -> bool:
    """Whether the ORCID iDs do not contradict that a printed name is this person."""
    return not (person and row.orcid and person.orcid and row.orcid != person.orcid)
