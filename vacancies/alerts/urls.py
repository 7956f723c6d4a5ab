"""URL patterns of e-mail alerts. A host includes them once, before Wagtail's own:

    path("alerts/", include("vacancies.alerts.urls"))

(inside `i18n_patterns` if the site has several languages). Without that line nobody can ask for
alerts, and none are sent.
"""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from vacancies.alerts import views

app_name = "groupsite_vacancies_alerts"

# Translators: addresses are in small letters a-z without spaces; what stands in <> stays. They stand
# in e-mails that have been sent, so they never change again.
urlpatterns = [
    path("", views.subscribe, name="subscribe"),
    path("<str:token>/", views.manage, name="manage"),
    path(_("<str:token>/saved/"), views.saved, name="saved"),
    path(_("<str:token>/unsubscribe/"), views.unsubscribe, name="unsubscribe"),
]
