"""Types that every module may import, because this module imports no model."""

from typing import Any, Protocol


class User(Protocol):
    """The attributes that we use of a user: Django's, a host's own, or the anonymous user."""

    @property
    def pk(self) -> Any: ...

    @property
    def is_active(self) -> bool: ...

    @property
    def is_authenticated(self) -> bool: ...

    @property
    def is_superuser(self) -> bool: ...

    def has_perm(self, perm: str) -> bool: ...

    def get_username(self) -> str: ...

    def get_all_permissions(self) -> set[str]: ...
