from django.urls import path

from groupsite.demo.gallery import views

urlpatterns = [
    path("", views.gallery, name="groupsite_gallery"),
    path("errors/<slug:name>/", views.show_error_page, name="groupsite_gallery_error"),
    path(
        "faces/<slug:key>-<int:width>.<slug:form>",
        views.serve_portrait,
        name="groupsite_gallery_face",
    ),
]
