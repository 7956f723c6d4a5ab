"""Pages of two-step verification: the steps of a login, and changes that are confirmed.

| module | responsibility |
|---|---|
| `forms.py` | ask for a code or a passkey, and the password; wrong ones count as guesses |
| `app_forms.py` | set up an authenticator app, or another one in its place |
| `email_form.py` | the account page asks for a code, too, to change the e-mail address |
| `login_views.py` | the steps of a login: the code, setting up, signing in with a passkey |
| `views.py` | changes to one's own second factor, and an administrator's reset |
| `passkey_views.py` | adding and removing passkeys |
| `urls.py` | their URLs, below the admin |
"""
