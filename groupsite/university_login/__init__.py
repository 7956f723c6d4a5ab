"""Signing in with the university’s account, by OpenID Connect; off unless `GROUPSITE_OIDC` is set.

| module | responsibility |
|---|---|
| `configuration.py` | reads `GROUPSITE_OIDC` |
| `provider.py` | asks the university’s provider who somebody is, within five seconds |
| `identities.py` | the account of a person at the provider, and its groups |
| `models.py` | which person at the provider has which account here |
| `login_steps.py` | the views: to the provider, back from it, and out of it |
| `urls.py` | their URLs |
| `checks.py` | the system check of the groups in `GROUPSITE_OIDC` |
| `apps.py` | the app |

Accounts with a password remain: they are the way in when the provider is away. See
`docs/decisions/0055-openid-connect.md` for the reasons.
"""
