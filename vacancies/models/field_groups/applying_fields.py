"""Abstract model of the fields on how to apply: this site's form, another system, or e-mail."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from people.model_bases.clusterable import QuickClusterableModel
from vacancies.application_urls import is_safe_application_url, mailto_url, validate_application_url
from vacancies.choices import ApplicationLanguageField, ApplicationMethod


class ApplyingFields(QuickClusterableModel):
    application_method = models.CharField(
        _("apply through"), max_length=10, choices=ApplicationMethod, default=ApplicationMethod.FORM
    )
    application_url = models.CharField(
        _("web address of the form"),
        max_length=1000,
        blank=True,
        validators=[validate_application_url],
        help_text=_("For a form in another system. It must begin with https://."),
    )
    application_email = models.EmailField(
        _("e-mail address for applications"),
        blank=True,
        help_text=_("Only if people apply by e-mail. Visitors see it."),
    )
    application_subject = models.CharField(
        _("subject of the e-mail"),
        max_length=200,
        blank=True,
        help_text=_(
            "Only if applicants must use a particular subject line, such as “Application 2027-14”."
        ),
    )
    application_language = ApplicationLanguageField(_("language of the application"), blank=True)
    reply_weeks = models.PositiveSmallIntegerField(
        _("weeks until applicants hear from you"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(104)],
        help_text=_(
            "Counted from the application deadline or, if there is none, from the day of the "
            "application. Stated in the receipt. Leave empty to make no promise."
        ),
    )

    class Meta:
        abstract = True

    @property
    def external_application_url(self) -> str:
        """Return the URL of another application system; empty unless safe to print (R56)."""
        if self.application_method != ApplicationMethod.LINK:
            return ""
        return self.application_url if is_safe_application_url(self.application_url) else ""

    @property
    def application_mailto(self) -> str:
        """Return the mailto URL to apply by e-mail, with its subject; empty unless by e-mail."""
        if self.application_method != ApplicationMethod.EMAIL or not self.application_email:
            return ""
        return mailto_url(self.application_email, self.application_subject)
