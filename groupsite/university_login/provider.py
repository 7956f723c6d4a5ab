"""Asks the university’s provider who somebody is: the code flow of OpenID Connect, with PKCE.

The library `authlib` does the flow, and reads the signed ID token. Added here: all requests of one view take
five seconds at most and follow no redirects; only signatures with a private key count, whatever the provider
announces; issuer and audience must be those of the configuration.
https://openid.net/specs/openid-connect-core-1_0.html#CodeFlowAuth
"""

import hashlib
import time
from typing import Any, Final

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.django_client import DjangoIntegration, DjangoOAuth2App
from django.core.cache import cache
from django.http import HttpRequest, HttpResponseRedirect
from joserfc.errors import JoseError
from requests.adapters import HTTPAdapter

from groupsite.university_login.configuration import UniversityLogin

SECONDS: Final = 5.0
METADATA_SECONDS: Final = 3600
LEEWAY: Final = 60  # seconds that the clocks may differ
ALGORITHMS: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512")
ALGORITHMS_OF_CURVES: Final = ("ES256", "ES384", "ES512", "EdDSA")
ENDPOINTS: Final = ("authorization_endpoint", "token_endpoint", "jwks_uri")
SESSION_NAME: Final = "groupsite_oidc"
# What reading something else than the library expects raises
NONSENSE: Final = (ValueError, TypeError, KeyError, AttributeError, RuntimeError)
REPLIES_TOO_LATE: Final = "The provider has not answered in time."


class ProviderAwayError(Exception):
    """The provider does not answer, or not as OpenID Connect says."""


class LoginRefusedError(Exception):
    """What the browser or the provider has sent proves nothing."""


class AdapterWithDeadline(HTTPAdapter):
    """Sends requests until a moment of the monotonic clock, whatever timeout they ask for."""

    def __init__(self, ends: float) -> None:
        super().__init__()
        self.ends = ends

    def send(self, request: Any, *args: Any, **kwargs: Any) -> requests.Response:
        left = self.ends - time.monotonic()
        if left <= 0:
            raise requests.Timeout(REPLIES_TOO_LATE)
        return super().send(request, *args, **{**kwargs, "timeout": left})


class ProviderClient(DjangoOAuth2App):
    ends: float

    def _get_session(self) -> Any:
        return self._limited(super()._get_session())

    def _get_oauth_client(self, **metadata: Any) -> Any:
        return self._limited(super()._get_oauth_client(**metadata))

    def _limited(self, session: Any) -> Any:
        session.max_redirects = 0
        for scheme in ("https://", "http://"):
            session.mount(scheme, AdapterWithDeadline(self.ends))
        return session


def redirect_to_provider(
    config: UniversityLogin, request: HttpRequest, return_address: str, **asked: Any
) -> HttpResponseRedirect:
    """Return a redirect to the provider, and keep its state in the session. Raises ProviderAwayError.

    `asked` are further parameters of the request, such as `prompt`.
    """
    client = _client(config)
    response: HttpResponseRedirect = client.authorize_redirect(request, return_address, **asked)
    return response


def claims_of_return(config: UniversityLogin, request: HttpRequest) -> dict[str, Any]:
    """Return what the provider says about the person who comes back from it.

    Raises LoginRefusedError or ProviderAwayError.
    """
    client = _client(config)
    options = {
        "iss": {"essential": True, "value": config.issuer},
        "aud": {"essential": True, "value": config.client_id},
    }
    try:
        token = client.authorize_access_token(request, claims_options=options, leeway=LEEWAY)
        claims = token.get("userinfo")
    except requests.RequestException as error:
        raise ProviderAwayError(type(error).__name__) from None
    except (AuthlibBaseError, JoseError, *NONSENSE) as error:
        raise LoginRefusedError(type(error).__name__) from None
    subject = claims.get("sub") if claims else None
    if not isinstance(subject, str) or not 0 < len(subject) <= 255:
        raise LoginRefusedError("no subject")
    return dict(claims)


def sign_out_address(config: UniversityLogin, return_address: str) -> str | None:
    """Return the address at which the provider signs somebody out; None if it has none or is away."""
    try:
        client = _client(config)
        made = client.create_logout_url(return_address, client_id=config.client_id)
    except (ProviderAwayError, RuntimeError):
        return None
    return str(made["url"])


def _client(config: UniversityLogin) -> ProviderClient:
    client = ProviderClient(
        DjangoIntegration(SESSION_NAME),
        SESSION_NAME,
        client_id=config.client_id,
        client_secret=config.client_secret,
        server_metadata_url=f"{config.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={"scope": config.scopes, "code_challenge_method": "S256"},
    )
    client.ends = time.monotonic() + SECONDS
    key = f"groupsite_oidc.{hashlib.sha256(config.issuer.encode()).hexdigest()}"
    metadata = cache.get(key)
    if metadata is None:
        metadata = _load_metadata(client, config)
        cache.set(key, metadata, METADATA_SECONDS)
    # Keys are not among them: the library asks for them again if one is unknown.
    client.server_metadata.update(metadata)
    return client


def _load_metadata(client: ProviderClient, config: UniversityLogin) -> dict[str, Any]:
    """Return the provider’s own description, with only the algorithms that we accept."""
    try:
        found = dict(client.load_server_metadata())
    except (requests.RequestException, ValueError, TypeError) as error:
        raise ProviderAwayError(type(error).__name__) from None
    scheme = config.issuer.partition("://")[0]
    endpoints = [str(found.get(name, "")) for name in ENDPOINTS]
    if found.get("issuer") != config.issuer or not all(
        one.startswith(f"{scheme}://") for one in endpoints
    ):
        raise ProviderAwayError("The description is not that of this provider.")
    announced = found.get("id_token_signing_alg_values_supported") or ALGORITHMS[:1]
    accepted = [one for one in announced if one in ALGORITHMS + ALGORITHMS_OF_CURVES]
    found.pop("jwks", None)
    return {**found, "id_token_signing_alg_values_supported": accepted or list(ALGORITHMS[:1])}
