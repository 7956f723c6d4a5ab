"""Which addresses may become the button to apply (R56)."""

import pytest
from django.core.exceptions import ValidationError

from vacancies import application_urls


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.org/",
        "https://www.example.org",
        "HTTPS://www.example.org/apply",
        "https://example.org:8443/apply?id=12&lang=sv#form",
        "https://example.org/a%20b/@name",
        "https://example.org/?mail=a@b.example",
        "https://åäö.example.org/ansök",
        "https://[2001:db8::1]/apply",
        "https://example.org/" + "x" * 1900,
    ],
)
def test_r56_a_plain_https_address_is_taken(address: str) -> None:
    application_urls.validate_application_url(address)
    assert application_urls.is_safe_application_url(address)


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("", "scheme"),
        ("www.example.org", "scheme"),
        ("//example.org/", "scheme"),
        ("http://example.org/", "scheme"),
        ("javascript:alert(1)", "scheme"),
        ("data:text/html,x", "scheme"),
        ("mailto:alice@example.org", "scheme"),
        ("ftp://example.org/", "scheme"),
        ("https:example.org", "scheme"),
        ("https:/example.org", "scheme"),
        ("https://", "invalid"),
        ("https:///example.org", "invalid"),
        ("https://?x", "invalid"),
        ("https://:443/", "invalid"),
        ("https://example.org:99999/", "invalid"),
        ("https://example.org:0/", "invalid"),
        ("https://example.org:x/", "invalid"),
        ("https://exa%6dple.org/", "invalid"),
        ("https://[::1/", "invalid"),
        ("https://user@example.org/", "user"),
        ("https://user:secret@example.org/", "user"),
        ("https://www.chalmers.example@example.org/", "user"),
        ("https://@example.org/", "user"),
        ("https://example.org\\@example.net/", "backslash"),
        ("https:\\\\example.org/", "backslash"),
        ("https://example.org/a b", "invisible"),
        (" https://example.org/", "invisible"),
        ("https://example.org/\n", "invisible"),
        ("java\tscript:alert(1)", "invisible"),
        ("https://example.org/\x00", "invisible"),
        ("https://example.org/\x7f", "invisible"),
        ("https://example.org/\u202egro.elpmaxe", "invisible"),
        ("https://exam\u200bple.org/", "invisible"),
        ("https://example.org/\u2028", "invisible"),
        ("https://example.org/\u00a0", "invisible"),
        ("https://example.org/\ud800", "invisible"),
        ("https://example.org/" + "x" * 2000, "length"),
    ],
)
def test_r56_everything_else_is_refused(address: str, code: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        application_urls.validate_application_url(address)
    assert refusal.value.code == code
    assert refusal.value.messages[0].endswith(".")
    assert not application_urls.is_safe_application_url(address)
