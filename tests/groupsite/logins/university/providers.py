"""A provider of OpenID Connect on this machine: honest as it is, and hostile where a test replaces a part."""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Callable
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey

CLIENT, SECRET = "the site", "a secret of the site and its provider"


def new_key(kid: str) -> ECKey:
    return ECKey.generate_key("P-256", parameters={"kid": kid, "use": "sig", "alg": "ES256"})


class Provider:
    """Answers for the description, keys and tokens; `authorize` is what a browser would do, and what it sees
    is a page with two links, which are followed by a real one."""

    def __init__(self) -> None:
        self.key = new_key("first")
        self.published = [self.key]
        self.description: dict[str, Any] = {}
        self.codes: dict[str, dict[str, Any]] = {}
        self.person: dict[str, Any] = {"sub": "person 1", "preferred_username": "anna"}
        self.sign: Callable[[dict[str, Any]], str] = self.signed
        self.wait = 0.0
        self.asked: list[str] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def signed(self, claims: dict[str, Any]) -> str:
        header = {"alg": "ES256", "kid": self.key.kid}
        return jwt.encode(header, claims, self.key, algorithms=["ES256"])

    def authorize(self, location: str, **instead: Any) -> str:
        """The address to which the browser comes back, after the person has signed in at `location`."""
        asked = dict(parse_qsl(urlsplit(location).query))
        assert location.startswith(f"{self.issuer}/authorize?")
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        code = f"code {len(self.codes)}"
        self.codes[code] = asked | {"claims": self.person | instead}
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def page(self, location: str) -> bytes:
        """What a person sees who is to sign in here: two ways back to the site."""
        asked = dict(parse_qsl(urlsplit(location).query))
        refused = urlencode({"error": "access_denied", "state": asked["state"]})
        ways = {"Sign in": self.authorize(location), "Cancel": f"{asked['redirect_uri']}?{refused}"}
        links = [f'<a href="{escape(address)}">{name}</a>' for name, address in ways.items()]
        return f"<!doctype html><title>Example University</title>{' '.join(links)}".encode()

    def described(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "end_session_endpoint": f"{self.issuer}/end",
            "id_token_signing_alg_values_supported": ["ES256"],
        } | self.description

    def token(self, posted: dict[str, list[str]], authorization: str) -> dict[str, Any] | None:
        """What a code is exchanged for: once, by who has the secret and began with its verifier."""
        found = self.codes.pop(posted["code"][0], None)
        verifier = posted.get("code_verifier", [""])[0].encode()
        digest = base64.urlsafe_b64encode(hashlib.sha256(verifier).digest()).rstrip(b"=").decode()
        typed = base64.b64decode(authorization.removeprefix("Basic ")).decode()
        if found is None or digest != found["code_challenge"] or not typed.endswith(f":{SECRET}"):
            return None
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "nonce": found["nonce"],
            "iat": now,
            "exp": now + 300,
        }
        token = self.sign(claims | found["claims"])
        return {"access_token": "opaque", "token_type": "Bearer", "id_token": token}

    def handler(self) -> type[BaseHTTPRequestHandler]:
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path.startswith("/authorize?"):
                    return self.send(200, "text/html", provider.page(provider.issuer + self.path))
                keys = {"keys": [key.as_dict(private=False) for key in provider.published]}
                pages = {
                    "/.well-known/openid-configuration": provider.described(),
                    "/keys": keys,
                }
                return self.answer(pages.get(self.path))

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                self.answer(provider.token(parse_qs(body), self.headers.get("Authorization", "")))

            def answer(self, found: dict[str, Any] | None) -> None:
                provider.asked.append(self.path)
                time.sleep(provider.wait)
                body = json.dumps(found or {"error": "invalid_grant"}).encode()
                self.send(200 if found else 400, "application/json", body)

            def send(self, status: int, kind: str, body: bytes) -> None:
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_facts: Any) -> None:
                pass

        return Handler
