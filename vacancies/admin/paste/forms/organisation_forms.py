"""Form for an organisation that the site does not have yet."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.actions.create import CreateAction
from wagtail.coreutils import get_content_languages

from people.content.language_names import language_name
from people.content.types import User
from people.models import Organisation
from people.models.organisations import OrganisationKind, OrganisationText
from vacancies.parser.entities.known_objects import PROGRAMME_KINDS

NAME: Final = "name-"
EMPLOYER_KINDS: Final = tuple(kind for kind in OrganisationKind if kind not in PROGRAMME_KINDS)
# By the fact that it is for: the kinds to choose from, the most likely one first.
KINDS_BY_RULE: Final = {
    "organisation": (OrganisationKind.DEPARTMENT, *EMPLOYER_KINDS),
    "second_employer": (OrganisationKind.COMPANY, *EMPLOYER_KINDS),
    "programmes": (OrganisationKind.PROGRAMME, OrganisationKind.FUNDER),
}


class NewOrganisationForm(forms.Form):
    """Form for a new organisation: its type, and its name in each language; empty to add none.

    `needed_languages` are those of the pasted texts. `suggested` is the name that the first text gives,
    which is used only if it is ticked or changed.
    """

    def __init__(
        self,
        data: QueryDict | None,
        *,
        rule: str,
        needed_languages: Iterable[str],
        suggested: str = "",
    ) -> None:
        super().__init__(data, prefix=f"new-{rule}")
        self.needed_languages, self.suggested = tuple(needed_languages), suggested
        if suggested:
            self.initial[f"{NAME}{self.needed_languages[0]}"] = suggested
            self.fields["use"] = forms.BooleanField(
                label=_("Add this organisation"), required=False
            )
        for code in get_content_languages():
            label = _("Name in %(language)s") % {"language": language_name(code)}
            self.fields[f"{NAME}{code}"] = forms.CharField(
                label=label, max_length=255, required=False
            )
        kinds = dict.fromkeys(KINDS_BY_RULE[rule])
        self.fields["kind"] = forms.ChoiceField(
            label=_("Type"), choices=[(kind.value, kind.label) for kind in kinds], required=False
        )

    @property
    def is_expanded(self) -> bool:
        """Whether a name has been entered or suggested, so that the fields are shown."""
        return any(self[name].value() for name in self.fields if name.startswith(NAME))

    def entered_names_by_language(self) -> dict[str, str]:
        """Return the names to add, by language code; {} for only the suggestion, unless it is ticked."""
        written = {
            name.removeprefix(NAME): value.strip()
            for name, value in self.cleaned_data.items()
            if name.startswith(NAME)
        }
        names = {code: name for code, name in written.items() if name}
        is_suggestion = list(names.values()) == [self.suggested] and not self.cleaned_data.get(
            "use"
        )
        return {} if is_suggestion else names

    @property
    def is_used(self) -> bool:
        return self.is_bound and self.is_valid() and bool(self.entered_names_by_language())

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        names = self.entered_names_by_language()
        for code in self.needed_languages if names else ():
            if code not in names:
                self.add_error(f"{NAME}{code}", gettext("Enter the name in this language too."))
        for code, name in names.items():
            if OrganisationText.objects.filter(name__iexact=name).exists():
                self.add_error(
                    f"{NAME}{code}", gettext("It is already in the list. Choose it there.")
                )
        return data

    def create(self, user: User) -> Organisation:
        """Create and return the organisation. Raises PermissionDenied if the user may not."""
        texts = [
            OrganisationText(language=code, name=one)
            for code, one in self.entered_names_by_language().items()
        ]
        kind = self.cleaned_data["kind"] or self.fields["kind"].choices[0][0]  # type: ignore[attr-defined]
        new = Organisation(kind=kind, texts=texts)
        created: Organisation = CreateAction(new, user=user).execute()
        return created
