"""Two-step verification: after the password, users enter a code of an authenticator app, or use a passkey.

Who has set it up always needs a code. Who may read applications or administer accounts must set it up if
the setting `GROUPSITE_SECOND_FACTOR_REQUIRED` is on. Until then, and until the code has been entered,
a signed-in user is an anonymous visitor everywhere (`middleware`). `checking` accepts each code once.
`changes` sets up, turns off and resets, with a log entry and an e-mail to the owner. `passkeys` has the
protocol of passkeys, and `screens` the pages.
See `docs/decisions/0048-second-factor.md` and `docs/decisions/0054-passkeys.md` for the reasons.
"""
