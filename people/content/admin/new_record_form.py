"""Form of the "New …" screen, which creates a record together with its first page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page

from people.content.records.record import Record


class NewRecordForm(forms.Form):
    """Form of the "New …" screen: asks for the first language and the title."""

    index: Any = forms.ModelChoiceField(queryset=None, label=_("Language"), empty_label=None)
    title = forms.CharField(label=pgettext_lazy("of a page", "Title"), max_length=255)

    def __init__(self, *args: Any, indexes: list[Page], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        model = type(indexes[0]) if indexes else None
        field: Any = self.fields["index"]
        field.queryset = (
            model.objects.filter(pk__in=[page.pk for page in indexes]) if model else None
        )
        field.label_from_instance = lambda page: page.locale.get_display_name()
        if len(indexes) == 1:
            field.initial = indexes[0]
            field.widget = forms.HiddenInput()

    def build_record(self, model: type[Record]) -> Any:
        """Return an unsaved record named by the typed title. Override it to set more fields."""
        return model(name=self.cleaned_data["title"])
