"""Images and documents of the host's own models, which came to the app after its first migration."""

from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class Album(models.Model):
    name = models.CharField(max_length=100)


class OurImage(AbstractImage):
    photographer = models.CharField(max_length=100, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "photographer")


class OurRendition(AbstractRendition):
    image = models.ForeignKey(OurImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class OurDocument(AbstractDocument):
    shelf = models.CharField(max_length=100, blank=True)

    admin_form_fields = (*Document.admin_form_fields, "shelf")
