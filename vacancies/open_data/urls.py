"""The addresses of the open data: path("open-data/", include("vacancies.open_data.urls"))."""

from django.urls import path

from vacancies.open_data import views

app_name = "groupsite_open_data"

urlpatterns = [
    path("vacancies.v1.json", views.vacancies_v1, name="vacancies_v1"),
    path("euraxess.v1.json", views.euraxess_v1, name="euraxess_v1"),
    path("platsbanken.v1.json", views.platsbanken_v1, name="platsbanken_v1"),
    path("<str:name>.schema.json", views.schema, name="schema"),
]
