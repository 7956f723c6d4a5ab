"""Registering a passkey and signing with it, as a browser and its authenticator do it (WebAuthn level 3).

The library `fido2` reads and verifies what they send. In addition, the origin must be exactly that of the
request, whose host Django has compared with ALLOWED_HOSTS; the user must have unlocked the authenticator; and
pages of other sites, in which ours are framed, are refused.
https://www.w3.org/TR/webauthn-3/#sctn-registering-a-new-credential
"""

import ipaddress
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest
from django.http.request import split_domain_port
from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)
from wagtail.models import Site

MAX_ANSWER: Final = 20_000  # characters; an answer has about a thousand
UNLOCKED: Final = UserVerificationRequirement.REQUIRED


class PasskeyRefusedError(Exception):
    """What the browser has sent is nonsense, or does not prove that the user has the passkey."""


@dataclass(frozen=True)
class RelyingParty:
    """The site as authenticators know it. A passkey works at this host only."""

    host: str
    origin: str
    name: str

    @property
    def server(self) -> Fido2Server:
        entity = PublicKeyCredentialRpEntity(name=self.name, id=self.host)
        return Fido2Server(entity, verify_origin=self.origin.__eq__)


@dataclass(frozen=True)
class Account:
    """The account as an authenticator stores it; `handle` says nothing about the account."""

    handle: bytes
    username: str


@dataclass(frozen=True)
class Credential:
    """A passkey as it is stored: what identifies it and its public key, in base64url."""

    identifier: str
    public_key: str
    sign_count: int = 0


@dataclass(frozen=True)
class Signature:
    """What a verified answer says: the count of the authenticator, and the account's handle, if any."""

    sign_count: int
    handle: bytes | None


def relying_party(request: HttpRequest) -> RelyingParty:
    """Return the site at the host of the request, which must be one of ALLOWED_HOSTS."""
    host, _port = split_domain_port(request.get_host())
    site = Site.find_for_request(request)
    name = (site.site_name if site else "") or host
    return RelyingParty(host, f"{request.scheme}://{request.get_host()}", name)


def can_have_passkeys(request: HttpRequest) -> bool:
    """Whether browsers make passkeys for this host: not for an IP address, and only behind TLS or here."""
    host, _port = split_domain_port(request.get_host())
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return request.is_secure() or host == "localhost" or host.endswith(".localhost")
    return False


def registration_options(
    party: RelyingParty, account: Account, existing: Sequence[Credential]
) -> tuple[dict[str, Any], str]:
    """Return the options for `navigator.credentials.create`, and the challenge among them."""
    options, _state = party.server.register_begin(
        PublicKeyCredentialUserEntity(
            id=account.handle, name=account.username, display_name=account.username
        ),
        [_attested(one) for one in existing],
        resident_key_requirement=ResidentKeyRequirement.PREFERRED,
        user_verification=UNLOCKED,
    )
    found = dict(options.public_key)
    return found, str(found["challenge"])


def registered_credential(party: RelyingParty, challenge: str, answer: str) -> Credential:
    """Return the new passkey in a browser's answer. Raises PasskeyRefusedError."""
    try:
        response = RegistrationResponse.from_dict(_read(answer))
        _refuse_framed(response.response.client_data)
        data = party.server.register_complete(_state(challenge), response)
        found = data.credential_data
        if found is None or found.credential_id != response.raw_id:
            raise ValueError("The passkey is another one.")
        algorithms = [one.alg for one in party.server.allowed_algorithms]
        if found.public_key.ALGORITHM not in algorithms:
            raise ValueError("The algorithm is none that was offered.")
        return Credential(websafe_encode(found.credential_id), websafe_encode(found), data.counter)
    except Exception as error:  # noqa: BLE001 — anybody's bytes, whose readers fail in many ways
        raise PasskeyRefusedError(type(error).__name__) from None


def signing_options(
    party: RelyingParty, existing: Sequence[Credential] | None
) -> tuple[dict[str, Any], str]:
    """Return the options for `navigator.credentials.get`, and the challenge among them.

    None for `existing` lets the user choose any passkey for this host that the authenticator lists.
    """
    credentials = None if existing is None else [_attested(one) for one in existing]
    options, _state = party.server.authenticate_begin(credentials, user_verification=UNLOCKED)
    found = dict(options.public_key)
    return found, str(found["challenge"])


def identifier_of_answer(answer: str) -> str:
    """Return the identifier of the passkey that an answer claims to be of. Raises PasskeyRefusedError."""
    try:
        return websafe_encode(websafe_decode(_read(answer)["rawId"]))
    except Exception as error:  # noqa: BLE001 — as above
        raise PasskeyRefusedError(type(error).__name__) from None


def verified_signature(
    party: RelyingParty, challenge: str, credential: Credential, answer: str
) -> Signature:
    """Return what an answer says, after its signature has been verified. Raises PasskeyRefusedError."""
    try:
        response = AuthenticationResponse.from_dict(_read(answer))
        _refuse_framed(response.response.client_data)
        party.server.authenticate_complete(_state(challenge), [_attested(credential)], response)
        return Signature(
            response.response.authenticator_data.counter, response.response.user_handle
        )
    except Exception as error:  # noqa: BLE001 — as above
        raise PasskeyRefusedError(type(error).__name__) from None


def _read(answer: str) -> Mapping[str, Any]:
    if len(answer) > MAX_ANSWER:
        raise ValueError("The answer is too long.")
    found = json.loads(answer)
    if not isinstance(found, dict):
        raise TypeError("The answer is no object.")
    return found


def _state(challenge: str) -> dict[str, Any]:
    return {"challenge": challenge, "user_verification": UNLOCKED}


def _attested(credential: Credential) -> AttestedCredentialData:
    return AttestedCredentialData(websafe_decode(credential.public_key))


def _refuse_framed(client_data: Any) -> None:
    if client_data.cross_origin:
        raise ValueError("A page of another site has asked.")
