"""The authentication backend: counts each login attempt before the password is hashed."""

from typing import Any

from asgiref.sync import sync_to_async
from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest
from django.views.decorators.debug import sensitive_variables

from groupsite.logins import attempt_limits


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
        return attempt_limits.check_counted_attempt(
            attempt_limits.login_limits(username, request),
            lambda at: authenticate(request, username=username, password=password),
        )

    def get_user(self, user_id: Any) -> Any:
        """Return the user, loaded together with the second factor, which every request asks for."""
        users = get_user_model()._default_manager.select_related("groupsite_second_factor")
        user = users.filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None

    async def aauthenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> Any:
        """Call `authenticate`: Django's own method would check the password without counting it."""
        return await sync_to_async(self.authenticate)(request, username, password, **kwargs)
