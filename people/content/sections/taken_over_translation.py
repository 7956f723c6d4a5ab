"""Model that stores which translations of wagtail-localize were converted and disabled."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision


class TakenOverTranslation(models.Model):
    """A translation of wagtail-localize whose page has become an ordinary page.

    Kept for one release, so that `take_over_translations --reverse` can enable the same ones again.
    """

    translation = models.UUIDField(unique=True)
    page: Any = models.ForeignKey(Page, null=True, on_delete=models.CASCADE, related_name="+")
    original: Any = models.ForeignKey(Page, null=True, on_delete=models.SET_NULL, related_name="+")
    # The newest revision at that time: another one was written on the ordinary page.
    revision: Any = models.ForeignKey(
        Revision, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("translation converted from wagtail-localize")
        verbose_name_plural = _("translations converted from wagtail-localize")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.translation)
