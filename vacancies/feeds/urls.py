"""The URLs of feeds and calendars; see the package's docstring."""

from django.urls import path

from vacancies.feeds import views

app_name = "groupsite_vacancy_feeds"

urlpatterns = [
    path("vacancies.atom", views.atom_feed, {"scope": "all"}, name="all_atom"),
    path("vacancies.ics", views.calendar, {"scope": "all"}, name="all_calendar"),
    path("area/<uuid:key>.atom", views.atom_feed, {"scope": "area"}, name="area_atom"),
    path("area/<uuid:key>.ics", views.calendar, {"scope": "area"}, name="area_calendar"),
    path("person/<uuid:key>.atom", views.atom_feed, {"scope": "person"}, name="person_atom"),
    path("person/<uuid:key>.ics", views.calendar, {"scope": "person"}, name="person_calendar"),
    path("type/<slug:key>.atom", views.atom_feed, {"scope": "type"}, name="type_atom"),
    path("type/<slug:key>.ics", views.calendar, {"scope": "type"}, name="type_calendar"),
    path("vacancy/<uuid:key>.ics", views.vacancy_calendar, name="vacancy_calendar"),
]
