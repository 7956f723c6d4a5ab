"""Choosers of records and vocabularies, with labels in the user's language.

Wagtail translates the labels once, when the form class is created, so they would all be in the
language that happens to be active at that moment.
"""

from typing import Any

from django import forms
from django.db import models
from django.utils.functional import lazy
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.forms.models import register_form_field_override
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)
from wagtail.snippets.widgets import AdminSnippetChooser

from people.content.records.permissions import objects_visible_in_admin
from people.content.search_text import fold_text, query_matcher


def _label_with_model_name(message: str, model: type[models.Model]) -> str:
    """Return the label with the model's name in place of `%(object)s`."""
    return gettext(message) % {"object": model._meta.verbose_name}


_lazy_label_with_model_name = lazy(_label_with_model_name, str)


class ChoiceFieldWithLoadedObject(forms.ModelChoiceField):
    """Model choice field that returns an object which the form has already loaded, without a query."""

    known: models.Model | None = None

    def to_python(self, value: Any) -> Any:
        known = self.known or getattr(self.widget, "known", None)
        if known is not None and value not in self.empty_values:
            is_same = str(known.pk) == str(value)
            if is_same and not self.get_limit_choices_to():
                return known
        return super().to_python(value)


class RecordChooserWidget(AdminSnippetChooser):
    """Wagtail's snippet chooser with labels in the user's language, fewer queries and less HTML."""

    known: models.Model | None = None  # what the form's instance refers to, if it has been read

    def __init__(self, model: type[models.Model] | None = None, **kwargs: Any) -> None:
        super().__init__(model, **kwargs)
        self.choose_one_text = _lazy_label_with_model_name(
            gettext_noop("Choose %(object)s"), self.model
        )
        self.choose_another_text = _lazy_label_with_model_name(
            gettext_noop("Choose another %(object)s"), self.model
        )
        self.link_to_chosen_text = _lazy_label_with_model_name(
            gettext_noop("Edit this %(object)s"), self.model
        )

    def get_instance(self, value: Any) -> Any:
        """Return the chosen object, without a query if the form has already loaded it."""
        if self.known is not None and str(self.known.pk) == str(value):
            return self.known
        return super().get_instance(value)

    def omit_shared_markup(self) -> None:
        """Leave out the markup that all choosers share (see `facts_form.repeated_markup`)."""
        self.template_name = "groupsite_people/admin/facts_form/chooser.html"

    @property
    def shared_template_id(self) -> str:
        """Return the id of the template with what all choosers of this model share."""
        buttons = "required" if self.is_required else "optional"
        return f"chooser-{self.model._meta.label_lower.replace('.', '-')}-{buttons}"

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        if self.template_name == AdminSnippetChooser.template_name:
            return super().render(name, value, attrs, renderer)
        # `repeated-markup.js` starts the chooser, so there is no script.
        return self.render_html(name, self.get_value_data(value), attrs)


class ChooserSearchForm(BaseFilterForm):
    """Search form that matches parts of words in `search_fields`, without a search index."""

    q = forms.CharField(
        label=_("Search"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("Search")}),
    )

    def filter(self, objects: models.QuerySet) -> Any:
        """Return the objects whose `search_fields` contain every word of the query.

        Matches in Python, because SQLite ignores case only in ASCII.
        """
        objects = super().filter(objects)
        query = self.cleaned_data.get("q", "")
        matches, fields = query_matcher(query), objects.model.snippet_viewset.search_fields
        if fold_text(query) and fields:
            texts: dict[Any, str] = {}
            for pk, *values in objects.model.objects.values_list("pk", *fields):
                texts[pk] = " ".join((texts.get(pk, ""), *(value or "" for value in values)))
            objects = objects.filter(pk__in=[pk for pk, text in texts.items() if matches(text)])
        self.is_searching, self.search_query = bool(query), query
        return objects


class VisibleObjectsChooseView(ChooseView):
    """Chooser that lists only objects the user may see, and searches parts of words."""

    filter_form_class = ChooserSearchForm

    def get_object_list(self) -> Any:
        return objects_visible_in_admin(self.request.user, super().get_object_list())


class VisibleObjectsChooseResultsView(ChooseResultsView):
    """The results of `VisibleObjectsChooseView` while the user types."""

    filter_form_class = ChooserSearchForm

    def get_object_list(self) -> Any:
        return objects_visible_in_admin(self.request.user, super().get_object_list())


class VisibleChosenView(SnippetChosenView):
    """Returns the chosen object's title; 404 for a draft that the user may not see."""

    def get_object(self, pk: str) -> Any:
        return objects_visible_in_admin(self.request.user, self.model_class.objects.all()).get(
            pk=pk
        )


class VisibleChosenMultipleView(SnippetChosenMultipleView):
    """Returns the titles of several chosen objects, without drafts that the user may not see."""

    def get_objects(self, pks: list[str]) -> Any:
        return objects_visible_in_admin(self.request.user, super().get_objects(pks))


class RecordChooserViewSet(SnippetChooserViewSet):
    """The chooser views and the form widget of records and vocabularies."""

    base_widget_class = RecordChooserWidget
    choose_view_class = VisibleObjectsChooseView
    choose_results_view_class = VisibleObjectsChooseResultsView
    chosen_view_class = VisibleChosenView
    chosen_multiple_view_class = VisibleChosenMultipleView

    def on_register(self) -> None:
        super().on_register()
        register_form_field_override(
            models.ForeignKey,
            to=self.model,
            override={"widget": self.widget_class, "form_class": ChoiceFieldWithLoadedObject},
        )
