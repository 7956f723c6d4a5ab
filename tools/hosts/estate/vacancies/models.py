from django.conf import settings
from django.db import models
from wagtail.models import Locale, Page, Site
from wagtail.snippets.models import register_snippet

from estate.people.models import Fact, Organisation
from estate.research.models import ResearchArea


@register_snippet
class DocumentKind(Fact):
    pass


@register_snippet
class Vacancy(Fact):
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True)
    areas = models.ManyToManyField(ResearchArea, blank=True)


class VacancyIndexPage(Page):
    pass


class VacancyPage(Page):
    vacancy = models.ForeignKey(Vacancy, models.PROTECT, null=True)


class Application(models.Model):
    """Linked to everything of others that ours could be linked to."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    vacancy = models.ForeignKey(Vacancy, models.CASCADE)
    page = models.ForeignKey(Page, models.CASCADE)
    site = models.ForeignKey(Site, models.CASCADE)
    locale = models.ForeignKey(Locale, models.CASCADE)


class AccessEntry(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)


class VacancyReader(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    vacancy = models.ForeignKey(Vacancy, models.CASCADE)
