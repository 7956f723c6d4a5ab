"""The account of a person at the provider, by its stable subject, and the groups that its claims give.

An e-mail address alone opens nothing: addresses are given to somebody else after some years, and members
type theirs here without proof. Only if the configuration says so, somebody with a verified one gets the
single account that has it, without its password, second factor, sessions and permissions.
"""

import re
import unicodedata
from datetime import datetime
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, log

from groupsite.second_factor.changes import give_to_university
from groupsite.university_login.configuration import UniversityLogin
from groupsite.university_login.models import UniversityIdentity

LINK: Final = "groupsite_university_login.link"
GROUPS: Final = "groupsite_university_login.groups"
LABELS: Final[dict[str, Promise]] = {
    LINK: _("Sign in with the university’s account for the first time"),
    GROUPS: _("Get the groups of the university’s account"),
}
MAX_USERNAME: Final = 140
NOT_IN_USERNAMES: Final = re.compile(r"[^\w.@+-]+")

Claims = dict[str, Any]


class NoAccountError(Exception):
    """The person may not sign in here."""


def register_log_actions(actions: LogActionRegistry) -> None:
    for action, label in LABELS.items():
        actions.register_action(action, label, label)


@transaction.atomic
def account_of_claims(config: UniversityLogin, claims: Claims, at: datetime) -> User:
    """Return the account of a person, with the groups of its claims. Raises NoAccountError.

    Somebody new gets an account if the claims give a group; it has no password. One that is found by its
    address loses its own.
    """
    known = UniversityIdentity.objects.filter(issuer=config.issuer, subject=claims["sub"])
    identity = known.select_related("user").first()
    user: Any = identity.user if identity else _account_with_address(config, claims)
    if identity is None and not (_group_names(config, claims) or _is_superuser(config, claims)):
        raise NoAccountError
    if user is not None and not user.is_active:
        raise NoAccountError
    if user is None:
        user = _new_account(claims)
    elif identity is None:
        give_to_university(user, at)
    if identity is None:
        user.groupsite_university_identities.create(
            issuer=config.issuer, subject=claims["sub"], linked_at=at
        )
        log(user, LINK, user=user)
    _apply_groups(config, claims, user)
    found: User = user
    return found


def has_second_factor(config: UniversityLogin, claims: Claims) -> bool:
    """Whether the provider says that it has asked for a second factor that the configuration accepts."""
    methods = claims.get("amr")
    said = {str(one) for one in methods} if isinstance(methods, list) else set()
    return bool(config.second_factor & (said | {str(claims.get("acr", ""))}))


def _account_with_address(config: UniversityLogin, claims: Claims) -> Any:
    """Return the account with the verified address, if any. Raises NoAccountError if it may not be used."""
    address = _verified_address(claims)
    if not address:
        return None
    found = list(get_user_model()._default_manager.filter(email__iexact=address)[:2])
    if not found:
        return None
    # Another account with this address would confuse: a link to a new password goes there.
    if not config.link_by_email or len(found) > 1:
        raise NoAccountError
    # Somebody else at the university opens it: two people must not share the groups of one.
    if UniversityIdentity.objects.filter(user=found[0]).exists():
        raise NoAccountError
    # It would lose its password, and nobody could administer the site while the provider is away.
    if _is_last_superuser_with_password(found[0]):
        raise NoAccountError
    return found[0]


def _is_last_superuser_with_password(user: Any) -> bool:
    """Whether no other superuser can sign in without the university."""
    superusers = get_user_model()._default_manager.filter(is_superuser=True, is_active=True)
    with_password = superusers.exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    # Locked, so that two of them are not linked at the same moment.
    keys = list(with_password.order_by("pk").select_for_update().values_list("pk", flat=True))
    return keys == [user.pk]


def _verified_address(claims: Claims) -> str:
    address = claims.get("email")
    verified = claims.get("email_verified") is True and isinstance(address, str)
    return str(address) if verified else ""


def _new_account(claims: Claims) -> Any:
    users = get_user_model()._default_manager
    wanted = _usable_username(claims)
    username, number = wanted, 1
    while users.filter(username__iexact=username).exists():
        number += 1
        username = f"{wanted}-{number}"
    user = get_user_model()(
        username=username,
        email=_verified_address(claims),
        first_name=str(claims.get("given_name") or "")[:150],
        last_name=str(claims.get("family_name") or "")[:150],
    )
    user.set_unusable_password()
    user.save()
    return user


def _usable_username(claims: Claims) -> str:
    """Return the name that the provider prefers, in characters that Django’s forms of users accept."""
    for wanted in (claims.get("preferred_username"), claims["sub"]):
        found = unicodedata.normalize("NFKC", wanted) if isinstance(wanted, str) else ""
        if usable := NOT_IN_USERNAMES.sub("-", found).strip("-")[:MAX_USERNAME]:
            return usable
    return "university"


def _values(config: UniversityLogin, claims: Claims) -> set[str]:
    found = claims.get(config.groups_claim)
    if isinstance(found, str):
        return {found}
    return {str(one) for one in found} if isinstance(found, list) else set()


def _group_names(config: UniversityLogin, claims: Claims) -> set[str]:
    values = _values(config, claims)
    return {name for value, name in config.groups.items() if value in values}


def _is_superuser(config: UniversityLogin, claims: Claims) -> bool:
    return bool(config.superusers & _values(config, claims))


def _apply_groups(config: UniversityLogin, claims: Claims, user: Any) -> None:
    """Give the account the groups of its claims, and take away others that claims could give.

    Groups that no claim gives are left alone, and so is the superuser if none is named.
    """
    managed = Group.objects.filter(name__in=set(config.groups.values()))
    wanted = set(managed.filter(name__in=_group_names(config, claims)))
    present = set(managed.filter(user=user))
    superuser = _is_superuser(config, claims) if config.superusers else user.is_superuser
    if wanted == present and superuser == user.is_superuser:
        return
    user.groups.add(*(wanted - present))
    user.groups.remove(*(present - wanted))
    user.is_superuser = superuser
    user.save(update_fields=["is_superuser"])
    log(user, GROUPS, user=user)
