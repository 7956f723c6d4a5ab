"""The authentication backend: counts each login attempt before the password is hashed."""

from typing import Any

from asgiref.sync import sync_to_async
from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend
from django.db.models import QuerySet
from django.http import HttpRequest
from django.views.decorators.debug import sensitive_variables

from groupsite.logins import attempt_limits, hashing
from people.content.records.kept_sql import Parameter, fetch_with_kept_sql


class RateLimitedBackend(ModelBackend):
    """Django's model backend with rate limits: raises TooManyAttemptsError or HashingBusyError."""

    @sensitive_variables("password")
    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> Any:
        username = kwargs.get(get_user_model().USERNAME_FIELD) if username is None else username
        if username is None or password is None:
            return None
        authenticate = super().authenticate
        with hashing.place_in_queue():
            return attempt_limits.check_counted_attempt(
                attempt_limits.login_limits(username, request),
                lambda at: authenticate(request, username=username, password=password),
            )

    def get_user(self, user_id: Any) -> Any:
        """Return the user, loaded together with the second factor, which every request asks for."""
        key = Parameter(get_user_model()._meta.pk, user_id)
        found = fetch_with_kept_sql("user and second factor", _user_with_second_factor, [key])
        return found[0] if found and self.user_can_authenticate(found[0]) else None

    async def aauthenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> Any:
        """Call `authenticate`: Django's own method would check the password without counting it."""
        return await sync_to_async(self.authenticate)(request, username, password, **kwargs)


def _user_with_second_factor(user_id: Any) -> QuerySet[Any]:
    users = get_user_model()._default_manager.select_related("groupsite_second_factor")
    return users.filter(pk=user_id)
