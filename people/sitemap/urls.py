"""The URLs of the sitemap; see the package's docstring."""

from django.urls import path

from people.sitemap import views

app_name = "groupsite_sitemap"

urlpatterns = [
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", views.sitemap_part, name="part"),
]
