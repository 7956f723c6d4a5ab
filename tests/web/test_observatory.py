"""R49: the rules of the Observatory, each by an answer that meets it or does not."""

import pytest

from tools.web.observatory import Judged, judged

BEST = {
    "content-security-policy": "default-src 'none'; script-src 'self'; frame-ancestors 'self'",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "strict-transport-security": "max-age=31536000; includeSubDomains; preload",
    "x-content-type-options": "nosniff",
}
PAGE = "<!doctype html><script src='/static/own.js'></script>"
SESSION = "sessionid=1; Secure; HttpOnly; SameSite=Lax"


def changed(page: str = PAGE, cookies: tuple[str, ...] = (), **headers: str | None) -> Judged:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    all_of_them = {name: value for name, value in (BEST | named).items() if value is not None}
    return judged(all_of_them, page, list(cookies))


def test_the_best_answer_has_130() -> None:
    assert changed().score == 130
    assert changed(cookies=(SESSION,)).score == 135


@pytest.mark.parametrize(
    ("answer", "score"),
    [
        (changed(content_security_policy=None), 55),
        (changed(content_security_policy="default-src 'none'"), 80),  # may be framed
        (changed(content_security_policy="default-src 'self'; frame-ancestors 'self'"), 125),
        (changed(content_security_policy="default-src https:; frame-ancestors 'self'"), 80),
        (
            changed(
                content_security_policy="default-src 'none'; frame-ancestors 'self'; "
                "script-src 'self' 'unsafe-inline'"
            ),
            80,
        ),
        (
            changed(
                content_security_policy="default-src 'none'; frame-ancestors 'self'; "
                "style-src 'unsafe-inline'"
            ),
            120,
        ),
        (changed(cross_origin_resource_policy=None), 120),
        (changed(cross_origin_resource_policy="same-origin, same-origin"), 115),
        (changed(referrer_policy=None), 125),
        (changed(referrer_policy="unsafe-url"), 120),
        (changed(strict_transport_security=None), 80),
        (changed(strict_transport_security="max-age=3600"), 120),
        (changed(x_content_type_options=None), 125),
        (changed(cookies=("sessionid=1; HttpOnly; SameSite=Lax",)), 60),
        (changed(cookies=("sessionid=1; Secure; SameSite=Lax",)), 70),
        (changed(cookies=("csrftoken=1; Secure",)), 80),
        (changed(page="<script src='https://cdn.example/x.js'></script>"), 125),
        (changed(page="<script src='//cdn.example/x.js'></script>"), 50),
    ],
)
def test_what_is_missing_costs(answer: Judged, score: int) -> None:
    assert answer.score == score, answer.modifiers
