"""The addresses of the application form. A host includes them once, before Wagtail's own:

    path("apply/", include("vacancies.urls"))

(inside `i18n_patterns` where the site has several languages). Without that line the form does not
exist, and no posting shows a button to it.
"""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from vacancies.apply import about, confirming, documents, ending, sending, starting

app_name = "groupsite_vacancies"

# Translators: addresses are in small letters a-z without spaces; what stands in <> stays.
urlpatterns = [
    path("<int:vacancy>/", starting.start, name="start"),
    path(_("<int:vacancy>/link/"), starting.link, name="link"),
    path(_("draft/<str:token>/"), documents.documents, name="draft"),
    path(_("draft/<str:token>/about/"), about.about, name="about"),
    path(_("draft/<str:token>/link/"), confirming.mail_link, name="mail_link"),
    path(_("draft/<str:token>/document/<int:kind>/"), documents.upload, name="upload"),
    path(_("draft/<str:token>/file/<int:file>/"), documents.file, name="file"),
    path(_("draft/<str:token>/file/<int:file>/remove/"), documents.remove, name="remove"),
    path(_("draft/<str:token>/send/"), sending.send, name="send"),
    path(_("draft/<str:token>/receipt/"), sending.receipt, name="receipt"),
    path(_("draft/<str:token>/withdraw/"), ending.withdraw, name="withdraw"),
]
