"""Forms to ask for alerts and to change what they are about."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from people.content.records.lookup import RecordLink
from vacancies.alerts.subscriptions import AlertChoice
from vacancies.applications.views.forms import ApplicantDetailsForm, BaseApplicantForm
from vacancies.choices import position_kind_choices
from vacancies.models import AlertFrequency, AlertSubscription

ALL_IF_NONE: Final = _("If you choose none, we write to you about all of them.")


class _ChoiceField(forms.MultipleChoiceField):
    """Optional checkboxes."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, help_text=ALL_IF_NONE, **kwargs)


class AlertChoiceForm(BaseApplicantForm):
    """Form of what alerts are about, and how often they come.

    `areas` are the areas to choose from; if there are none, the field is left out.
    """

    kinds = _ChoiceField(label=_("Type of position"), choices=position_kind_choices)
    areas = _ChoiceField(label=_("Research area"))
    frequency = forms.ChoiceField(
        label=_("How often?"),
        choices=AlertFrequency.choices,
        initial=AlertFrequency.DAILY,
        widget=forms.RadioSelect,
        help_text=_(
            "You only get an e-mail if there is something new. A position that is advertised for less "
            "than a week may be missing from a weekly e-mail."
        ),
        error_messages={"required": _("Choose how often you want an e-mail.")},
    )

    def __init__(
        self, data: Mapping[str, Any] | None, areas: Sequence[RecordLink], **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.area_links = {str(area.record.key): area for area in areas}
        field: Any = self.fields["areas"]
        field.choices = [(key, area.title) for key, area in self.area_links.items()]
        if not areas:
            del self.fields["areas"]
        for one in self.fields.values():
            if isinstance(one, forms.ChoiceField):
                one.widget.attrs = {}  # the class and the state belong to text inputs

    @property
    def choice(self) -> AlertChoice:
        """Return the choice of a valid form."""
        cleaned = self.cleaned_data
        return AlertChoice(cleaned["kinds"], cleaned.get("areas", []), cleaned["frequency"])

    @property
    def area_rows(self) -> list[tuple[Any, str]]:
        """Return each checkbox of an area with the language of its label."""
        return [(box, self.area_links[str(box.data["value"])].language) for box in self["areas"]]


class SubscribeForm(AlertChoiceForm):
    """Form to ask for alerts: an e-mail address and a choice."""

    email = ApplicantDetailsForm.base_fields["email"]
    field_order = ("email", "kinds", "areas", "frequency")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        email = self.fields["email"]
        email.help_text = _("We will send you a link to confirm. Your alerts begin after that.")
        email.error_messages["required"] = _("Enter your e-mail address.")


def initial_of_query(query: Mapping[str, str]) -> dict[str, Any]:
    """Return the initial values for a link that names a type of position or an area."""
    return {
        "kinds": [query["kind"]] if "kind" in query else [],
        "areas": [query["area"]] if "area" in query else [],
    }


def initial_of_subscription(subscription: AlertSubscription) -> dict[str, Any]:
    """Return the initial values of what a subscription asks for."""
    return {
        "kinds": subscription.kinds,
        "areas": subscription.area_keys,
        "frequency": subscription.frequency,
    }
