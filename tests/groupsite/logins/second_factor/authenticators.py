"""An authenticator with a key pair, as a browser at one address uses it; it answers like WebAuthn's JSON."""

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

FLAG = AuthenticatorData.FLAG
UNLOCKED = FLAG.UP | FLAG.UV


@dataclass
class Authenticator:
    """`counts` as security keys do; phones that copy their passkeys do not."""

    origin: str = "http://localhost"
    host: str = "localhost"
    flags: Any = UNLOCKED
    counts: bool = True
    count: int = 0
    handle: str = ""
    framed: bool = False
    identifier: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    key: Any = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def create(self, options: dict[str, Any]) -> str:
        """What `navigator.credentials.create` gives for the options."""
        self.handle = options["user"]["id"]
        public = ES256.from_cryptography_key(self.key.public_key())
        attested = AttestedCredentialData.create(bytes(16), self.identifier, public)
        data = AuthenticatorData.create(
            self.host_digest, self.flags | FLAG.AT, self.count, bytes(attested)
        )
        client = self.client_data("webauthn.create", options["challenge"])
        return self.answer(
            clientDataJSON=websafe_encode(client),
            attestationObject=websafe_encode(AttestationObject.create("none", data, {})),
        )

    def get(self, options: dict[str, Any], **instead: str) -> str:
        """What `navigator.credentials.get` gives; `instead` replaces parts of it."""
        self.count += self.counts
        data = AuthenticatorData.create(self.host_digest, self.flags, self.count)
        client = self.client_data("webauthn.get", options["challenge"])
        signature = self.key.sign(bytes(data) + client.hash, ec.ECDSA(hashes.SHA256()))
        facts = {
            "clientDataJSON": websafe_encode(client),
            "authenticatorData": websafe_encode(data),
            "signature": websafe_encode(signature),
            "userHandle": self.handle,
        }
        return self.answer(**facts | instead)

    @property
    def host_digest(self) -> bytes:
        return hashlib.sha256(self.host.encode()).digest()

    def client_data(self, kind: str, challenge: str) -> CollectedClientData:
        return CollectedClientData.create(
            kind, websafe_decode(challenge), self.origin, cross_origin=self.framed
        )

    def answer(self, **response: str) -> str:
        identifier = websafe_encode(self.identifier)
        return json.dumps(
            {
                "id": identifier,
                "rawId": identifier,
                "type": "public-key",
                "clientExtensionResults": {},
                "response": response,
            }
        )
