"""The admin screens of this host."""

from wagtail.snippets.models import register_snippet

from people.content.admin.filters import RecordFilters
from people.content.admin.listing import SearchableRecordListView
from people.content.admin.viewsets import RecordViewSet
from tools.hosts.laboratory.models import Instrument


class InstrumentFilters(RecordFilters):
    class Meta:
        model = Instrument
        fields = ["live"]


class InstrumentListView(SearchableRecordListView):
    filterset_class = InstrumentFilters


class InstrumentViewSet(RecordViewSet):
    model = Instrument
    index_view_class = InstrumentListView
    new_label = "New instrument"
    search_fields = ["name"]


register_snippet(InstrumentViewSet)
