"""The site's addresses with the gallery's, which only DEBUG brings otherwise."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from groupsite import urls

urlpatterns = [
    *i18n_patterns(path("gallery/", include("groupsite.demo.gallery.urls"))),
    *urls.urlpatterns,
]
handler500 = urls.handler500
