"""The language of a user of the admin."""

from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from wagtail.users.models import UserProfile


def language_of_user(user: Any) -> str:
    """Return the language of the user's profile, else the active one, else that of the site."""
    profile = UserProfile.objects.filter(user=user.pk).first()
    if profile:
        return str(profile.get_preferred_language())
    return get_language() or settings.LANGUAGE_CODE


def preferred_language(user: Any) -> str:
    """Return the language that the user has chosen, from the profile that the user's object holds."""
    profile = getattr(user, "wagtail_userprofile", None)
    return str(profile.preferred_language) if profile else ""
