from django.urls import path

from groupsite.demo.gallery import views

urlpatterns = [
    path("", views.gallery, name="groupsite_gallery"),
    path("errors/<slug:name>/", views.error, name="groupsite_gallery_error"),
    path("faces/<slug:key>-<int:width>.<slug:form>", views.face, name="groupsite_gallery_face"),
]
