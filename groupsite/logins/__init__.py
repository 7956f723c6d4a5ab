"""Logins: limits on guessing and hashing passwords (R61, R62), e-mail changes, and kept forms.

`attempt_limits` counts attempts before a password is hashed. `backends` calls it at every login.
`middleware` calls it for passwords outside of logins, and responds to refused attempts. `hashing`
limits the number and memory of hashes. `email_change` asks for the password when the user changes the
e-mail address. `forms_sent_while_signed_out` keeps a
form that was sent while signed out. No response shows whether an account exists. See
`docs/decisions/0016-limits-on-guessing.md` for the reasons.
"""
