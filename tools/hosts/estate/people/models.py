from django.conf import settings
from django.db import models
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.images import get_image_model_string
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Page,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.snippets.models import register_snippet


class Fact(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, models.Model):
    name = models.CharField(max_length=100)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


@register_snippet
class Organisation(Fact):
    logo = models.ForeignKey(get_image_model_string(), models.SET_NULL, null=True, blank=True)


@register_snippet
class Role(Fact):
    pass


@register_snippet
class Person(Fact):
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    portrait = models.ForeignKey(get_image_model_string(), models.SET_NULL, null=True, blank=True)
    roles = models.ManyToManyField(Role, blank=True)


class PersonIndexPage(Page):
    pass


class PersonPage(Page):
    person = models.ForeignKey(Person, models.PROTECT, null=True)


@register_setting
class PeopleSettings(BaseSiteSetting):
    organisation = models.ForeignKey(Organisation, models.SET_NULL, null=True, blank=True)
