"""Types that every module may use, because this one knows no model."""

from typing import Any, Protocol


class User(Protocol):
    """What is asked of a user: Django's own model, a host's, and an anonymous visitor have it."""

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
