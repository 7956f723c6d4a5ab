"""A field for addresses of the web: only http and https, where Django's URLField also takes FTP."""

from typing import Final

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

HTTP_ADDRESS: Final = URLValidator(
    schemes=["http", "https"],
    message=_("Enter an address that begins with http:// or https://."),
)


class WebAddressField(models.URLField):
    default_validators = [HTTP_ADDRESS]
