"""Where the Wagtail admin meets this app."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from people.records.choosers import ChooserViewSet
from people.records.forms import NewRecordForm
from people.records.views import NewRecordView
from people.records.viewsets import BadgesColumn, RecordPageViewSet, RecordViewSet
from vacancies.models import DocumentKind, Vacancy, VacancyPage


class NewVacancyForm(NewRecordForm):
    """Asks for the kind too: what a vacancy needs follows from it."""

    field_order = ["index", "kind", "title"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"] = Vacancy._meta.get_field("kind").formfield()
        self.order_fields(self.field_order)

    def make_record(self, model: Any) -> Any:
        return model(name=self.cleaned_data["title"], kind=self.cleaned_data["kind"])


class NewVacancyView(NewRecordView):
    new_form_class = NewVacancyForm


class VacancyViewSet(RecordViewSet):
    model = Vacancy
    add_view_class = NewVacancyView
    new_label = _("New vacancy")
    icon = "clipboard-list"
    menu_order = 200
    menu_label = _("Vacancies")
    list_display = ["__str__", "kind", "deadline_on", BadgesColumn()]
    list_filter = ["kind", "outcome"]
    search_fields = ["name", "reference"]
    ordering = ["-opens_at", "-pk"]


class DocumentKindViewSet(SnippetViewSet):
    model = DocumentKind
    icon = "doc-full"
    chooser_viewset_class = ChooserViewSet
    list_display = ["__str__", "sort_order"]
    search_fields = ["texts__name"]
    search_backend_name = None  # rows of words have no index


class VacancyPageViewSet(RecordPageViewSet):
    model = VacancyPage


register_snippet(VacancyViewSet)
register_snippet(DocumentKindViewSet)


@hooks.register("register_admin_viewset")
def register_vacancy_pages() -> VacancyPageViewSet:
    return VacancyPageViewSet()
