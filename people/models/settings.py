from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from people.content.records import hidden_relations
from people.models.organisations import Organisation


@register_setting(icon="group")
class PeopleSettings(BaseSiteSetting):
    """The site's organisation: people with a current role in it or below it are members."""

    site = hidden_relations.site_field()
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("People with a current role in it, or in a part of it, are the members."),
    )

    # Loaded with the units above, since every page of a site may show them.
    select_related = ["organisation__parent__parent__parent"]

    panels = ["organisation"]

    class Meta:
        verbose_name = _("organisation of this site")
        verbose_name_plural = _("organisations of sites")
