"""Forms of the applicant. Names are accepted as typed (R20)."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from vacancies.applications import email_addresses
from vacancies.applications.answers import current_value
from vacancies.applications.submission import ApplicantDetails
from vacancies.applications.views.question_fields import (
    DisplayedQuestion,
    question_field,
    question_field_name,
)
from vacancies.applications.views.request_arrival import read_form_body
from vacancies.applications.views.text_fields import LineOfTextField
from vacancies.models import Application, ApplicationAnswer, Question, VacancyQuestion


def posted_data(request: HttpRequest) -> QueryDict | None:
    """Return the data of a POST, which may be empty; None for other methods.

    Raises RequestTooSlowError.
    """
    if request.method != "POST":
        return None
    read_form_body(request)
    return request.POST


class MailboxField(forms.EmailField):
    """Form field for one e-mail address, in any script that the site's mailer supports."""

    default_validators = [email_addresses.validate_mailbox]

    def to_python(self, value: object) -> str:
        return email_addresses.normalise_address_if_non_ascii(super().to_python(value) or "")

    def run_validators(self, value: str) -> None:
        super().run_validators(value)
        if value and not email_addresses.mailer_supports_address(value):
            raise ValidationError(
                _(
                    "We cannot write to an address with letters such as å before the @ sign. "
                    "Use another address."
                ),
                code="unreachable",
            )


def _max_length_of_field(field_name: str) -> int:
    field: Any = Application._meta.get_field(field_name)
    return int(field.max_length)


class BaseApplicantForm(forms.Form):
    """Base of the applicant's forms: sets the CSS class and `aria-required` of each input."""

    use_required_attribute = False  # the server reports all errors together

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.set_input_attributes()

    def set_input_attributes(self) -> None:
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", "input")
            if field.required:
                field.widget.attrs["aria-required"] = "true"


class ApplicantDetailsForm(BaseApplicantForm):
    """Form for the applicant's name, e-mail address and phone, and the vacancy's questions (R77)."""

    given_name = LineOfTextField(
        label=_("Given name"),
        max_length=_max_length_of_field("given_name"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        help_text=_("If you have only one name, enter it as your family name."),
    )
    family_name = LineOfTextField(
        label=_("Family name"),
        max_length=_max_length_of_field("family_name"),
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
        error_messages={
            "required": _("Enter your family name. It is used to name your documents.")
        },
    )
    email = MailboxField(
        label=_("E-mail address"),
        max_length=_max_length_of_field("email"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("We will send your receipt and the link to your draft here."),
        error_messages={
            "required": _(
                "Enter your e-mail address, so that we can send you your link and receipt."
            ),
            "invalid": _("Enter a complete e-mail address, such as name@example.org."),
        },
    )
    phone = LineOfTextField(
        label=_("Phone (optional)"),
        max_length=_max_length_of_field("phone"),
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )

    def __init__(
        self,
        *args: Any,
        questions: Sequence[VacancyQuestion] = (),
        answers: Sequence[ApplicationAnswer] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questions = {question_field_name(row.question): row for row in questions}
        for name, row in self.questions.items():
            self.fields[name] = question_field(row.question, required=row.required)
            self.initial.setdefault(name, current_value(row.question, answers))
        self.order_fields([*ApplicantDetailsForm.base_fields, *self.questions])
        self.set_input_attributes()

    @property
    def displayed_questions(self) -> list[DisplayedQuestion]:
        return [
            DisplayedQuestion(
                row.question.wording(), row.question.explanation(), row.required, self[name]
            )
            for name, row in self.questions.items()
        ]

    @property
    def answers(self) -> dict[Question, str]:
        """Return the cleaned answer to each question; empty for none."""
        return {row.question: self.cleaned_data[name] for name, row in self.questions.items()}

    @property
    def applicant_details(self) -> ApplicantDetails:
        names = ("given_name", "family_name", "email", "phone")
        return ApplicantDetails(**{name: self.cleaned_data[name] for name in names})


class StartForm(ApplicantDetailsForm):
    """Form to start an application: details, privacy notice checkbox, and a one-time key (R24)."""

    has_read = forms.BooleanField(
        label=_("I have read how my data is handled."),
        widget=forms.CheckboxInput(attrs={"class": ""}),
        error_messages={"required": _("Read how your data is handled, and tick the box.")},
    )
    key = forms.UUIDField(widget=forms.HiddenInput)


class ResendLinkForm(BaseApplicantForm):
    """Form that asks for the e-mail address to send a new link to."""

    email = ApplicantDetailsForm.base_fields["email"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].help_text = _(
            "The address that you used when you started your application."
        )
