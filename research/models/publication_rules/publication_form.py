"""The form of a publication: what editors change is remembered, so that no source overwrites it."""

from collections.abc import Iterable
from typing import Any

from people.models.own_facts import OwnFieldsForm
from research.models.fields.complete_rows import CompleteRowsFormMixin
from research.models.publication_rules.publication_choices import LinkDecision

PRINTED_NAME = frozenset({"given", "particle", "family", "suffix", "literal"})


class PublicationForm(CompleteRowsFormMixin, OwnFieldsForm):
    """Form of a publication; members get only the links and versions of their own papers."""

    def save(self, commit: bool = True) -> Any:
        """Save, and note in `edited_fields` what has been typed and who decided about a name."""
        changed = {*self.changed_data, *self._changed_rows()}
        known = set(self.instance.edited_fields or [])
        self.instance.edited_fields = sorted(known | changed)
        if "authorships" in self.formsets:
            forms = self.formsets["authorships"].forms
            note_decisions(forms)
            # Now, not when the draft is published: the editor sees who the names are.
            self.instance.link_names([form.instance for form in forms if form.has_changed()])
        return super().save(commit=commit)

    def _changed_rows(self) -> Iterable[str]:
        return (name for name, formset in self.formsets.items() if have_rows_changed(formset))


def have_rows_changed(formset: Any) -> bool:
    """Whether rows have been typed, removed or put in another order. Numbers alone do not count."""
    if formset.deleted_forms or any(set(form.changed_data) - {"ORDER"} for form in formset.forms):
        return True
    places = [form.cleaned_data.get("ORDER") or 0 for form in formset.initial_forms]
    return places != sorted(places)


def note_decisions(forms: Iterable[Any]) -> None:
    """Set `decided` on authorships: by an editor if the person was chosen, open if the name changed.

    A person that is removed is a decision too: nobody of ours. It holds for this publication only.
    """
    for form in forms:
        row, changed = form.instance, set(form.changed_data)
        if "person" in changed:
            row.decided = LinkDecision.EDITOR if row.person_id else LinkDecision.REFUSED
        elif changed & PRINTED_NAME and row.decided in (LinkDecision.FORM, LinkDecision.ORCID):
            row.person, row.decided = None, LinkDecision.OPEN
