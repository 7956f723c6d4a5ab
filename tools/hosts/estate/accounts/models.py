"""Users with a UUID for a key, who log in with an address of up to 200 characters."""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models


class UserManager(BaseUserManager):
    def create_user(self, mail: str, password: str | None = None, **facts: Any) -> Any:
        user = self.model(mail=mail, **facts)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, mail: str, password: str | None = None) -> Any:
        return self.create_user(mail, password, is_staff=True, is_superuser=True)


class User(AbstractBaseUser, PermissionsMixin):
    """Has no `username`, no `email` and no `get_full_name()`, which Django does not ask for."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    mail = models.EmailField(max_length=200, unique=True)
    first_name = models.CharField(max_length=100, blank=True)
    last_name = models.CharField(max_length=100, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)

    USERNAME_FIELD = "mail"
    EMAIL_FIELD = "mail"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()
