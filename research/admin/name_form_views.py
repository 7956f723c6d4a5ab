"""The admin's list of printed names, and the screen where an editor decides who a name is."""

from typing import Any

import django_filters  # type: ignore[import-untyped]
from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views import View
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import policy_registry

from people.content.admin.filters import RADIO_FILTER_OPTIONS
from people.content.records.permissions import objects_visible_in_admin
from people.content.request_time import received_at
from people.models import Person
from research.admin.inbox.menu import HOOK
from research.bibliography.folding import folded
from research.models import Authorship, NameForm, NameVerdict, Publication
from research.models.name_forms import people_who_fit
from research.publication_facts.name_decisions import decide_name, undo_name_decision

UNDECIDED = "open"
OTHER_VIEWS = ("add", "delete", "history", "usage", "copy", "inspect")
WITHOUT_OTHER_VIEWS = {f"{view}_url_name": None for view in OTHER_VIEWS}


class NameFormFilters(WagtailFilterSet):
    verdict = django_filters.ChoiceFilter(
        label=pgettext_lazy("on a printed name", "Decision"),
        choices=[(UNDECIDED, pgettext_lazy("printed name", "Not decided")), *NameVerdict.choices],
        **RADIO_FILTER_OPTIONS,
        method="filter_by_verdict",
    )

    class Meta:
        model = NameForm
        fields = ["verdict"]

    def filter_by_verdict(self, names: QuerySet, _name: str, verdict: str) -> QuerySet:
        if verdict == UNDECIDED:
            return names.filter(decided_at=None)
        return names.filter(verdict=verdict).exclude(decided_at=None)


class NameFormListView(IndexView):
    """The list of printed names, those first about which nobody has decided."""

    filterset_class = NameFormFilters
    default_ordering = "fold"
    is_searchable = True

    def get_base_queryset(self) -> Any:
        rows = Authorship.objects.filter(name_fold=OuterRef("fold")).order_by().values("name_fold")
        papers = rows.annotate(n=Count("publication", distinct=True)).values("n")
        count = Coalesce(Subquery(papers, output_field=IntegerField()), 0)
        return NameForm.objects.select_related("person").annotate(n_papers=count)

    def search_queryset(self, queryset: QuerySet) -> Any:
        for word in folded(self.search_query or "").split():
            queryset = queryset.filter(fold__contains=word)
        return queryset

    @cached_property
    def columns(self) -> list[Any]:
        return [
            TitleColumn(
                "as_printed", label=_("As printed"), get_url=self.get_edit_url, sort_key="fold"
            ),
            Column("decision", label=_("Decision"), accessor=decision_text),
            Column("n_papers", label=_("Publications"), sort_key="n_papers"),
        ]


def decision_text(form: NameForm) -> str:
    """Return what has been decided about a name, such as the person’s name."""
    if form.decided_at is None:
        return str(pgettext_lazy("printed name", "Not decided"))
    if form.verdict == NameVerdict.PERSON and form.person:
        return str(form.person)
    return str(form.get_verdict_display())


class NameDecisionForm(forms.Form):
    """Asks who a printed name is: one of those whose name fits, another person, nobody, or each time."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("Who is this?"), choices=NameVerdict.choices, widget=forms.RadioSelect
    )
    person = forms.ModelChoiceField(
        label=gettext_lazy("Person"), queryset=Person.objects.none(), required=False
    )

    def __init__(self, *args: Any, instance: NameForm, for_user: Any, **kwargs: Any) -> None:
        proposed = [person.pk for person, _fit in people_who_fit(name_of_form(instance))]
        initial = {
            "verdict": instance.verdict if instance.decided_at else NameVerdict.PERSON,
            "person": instance.person_id or (proposed[0] if len(proposed) == 1 else None),
        }
        super().__init__(*args, **kwargs | {"initial": initial})
        self.instance = instance
        people: Any = self.fields["person"]
        people.queryset = objects_visible_in_admin(for_user, Person.objects.in_alphabetical_order())
        self.proposed = [str(one) for one in people.queryset.filter(pk__in=proposed)]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if values.get("verdict") == NameVerdict.PERSON and not values.get("person"):
            self.add_error("person", _("Choose the person."))
        return values


def name_of_form(form: NameForm) -> Any:
    """Return the printed name of one publication with this form."""
    row = Authorship.objects.filter(name_fold=form.fold).first()
    return row.as_name() if row else Authorship(family=form.as_printed).as_name()


class NameFormEditView(EditView):
    """Decides about a name, and links all publications with it."""

    template_name = "groupsite_research/admin/name_form.html"

    def get_form_class(self) -> Any:
        return NameDecisionForm

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        return {**kwargs, "instance": self.object, "for_user": self.request.user}

    def get_bound_panel(self, form: Any) -> Any:
        return None

    def save_instance(self) -> NameForm:
        typed = self.form.cleaned_data
        verdict = NameVerdict(typed["verdict"])
        person = typed["person"] if verdict == NameVerdict.PERSON else None
        at = received_at(self.request)
        self.n_changed = decide_name(self.object, verdict, person, self.request.user, at)
        return self.object

    def get_success_message(self) -> str:
        text = ngettext(
            "Saved. %(count)d link has been changed.",
            "Saved. %(count)d links have been changed.",
            self.n_changed,
        )
        return text % {"count": self.n_changed}

    def get_success_buttons(self) -> list[Any]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = Authorship.objects.filter(name_fold=self.object.fold)
        papers = Publication.objects.filter(pk__in=rows.values("publication")).newest_first()
        undo = reverse("groupsite_research_names:undo", args=[self.object.pk])
        context = super().get_context_data(**kwargs)
        return context | {
            "papers": papers[:20],
            "n_papers": papers.count(),
            "undo_url": undo if self.object.previous is not None else "",
        }


class UndoNameDecisionView(View):
    """Undoes the last decision about a name, by POST."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        policy = policy_registry.get_by_type(NameForm)
        if not policy.user_has_permission(request.user, "change"):
            raise PermissionDenied
        form = get_object_or_404(NameForm, pk=pk)
        count = undo_name_decision(form)
        text = ngettext(
            "Undone. %(count)d link has been changed back.",
            "Undone. %(count)d links have been changed back.",
            count,
        )
        messages.success(request, text % {"count": count})
        return redirect("groupsite_research_names:index")


class NameFormViewSet(ModelViewSet):
    model = NameForm
    name = "groupsite_research_names"
    url_prefix = "names"
    icon = "user"
    menu_label = gettext_lazy("Names")
    menu_order = 40
    menu_hook = HOOK
    add_to_reference_index = False
    index_view_class = NameFormListView
    edit_view_class = NameFormEditView
    exclude_form_fields: list[str] = []
    form_fields = ["verdict", "person"]

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_index_view_kwargs(**kwargs) | WITHOUT_OTHER_VIEWS

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_edit_view_kwargs(**kwargs) | WITHOUT_OTHER_VIEWS

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("edit/<int:pk>/", self.edit_view, name="edit"),
            path("undo/<int:pk>/", UndoNameDecisionView.as_view(), name="undo"),
        ]
