"""URL patterns of the application form. A host includes them once, before Wagtail's own:

    path("apply/", include("vacancies.urls"))

(inside `i18n_patterns` if the site has several languages). Without that line there is no form, and
postings have no button to apply.
"""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from vacancies.applications.views import applicant, documents, start, submit, withdraw

app_name = "groupsite_vacancies"

# Translators: addresses are in small letters a-z without spaces; what stands in <> stays.
urlpatterns = [
    path("<int:vacancy>/", start.start, name="start"),
    path(_("<int:vacancy>/link/"), start.resend_link, name="resend_link"),
    path(_("draft/<str:token>/"), documents.documents, name="draft"),
    path(_("draft/<str:token>/about/"), applicant.applicant_details, name="applicant"),
    path(_("draft/<str:token>/link/"), documents.mail_link, name="mail_link"),
    path(_("draft/<str:token>/document/<int:kind>/"), documents.upload_file, name="upload"),
    path(_("draft/<str:token>/file/<int:file>/"), documents.download_file, name="file"),
    path(_("draft/<str:token>/file/<int:file>/remove/"), documents.remove_file, name="remove"),
    path(_("draft/<str:token>/send/"), submit.submit, name="submit"),
    path(_("draft/<str:token>/receipt/"), submit.receipt, name="receipt"),
    path(_("draft/<str:token>/withdraw/"), withdraw.withdraw, name="withdraw"),
]
