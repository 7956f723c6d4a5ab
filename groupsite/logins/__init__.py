"""Logins: how often a password may be guessed, and what checking one may cost (R61, R62).

`guesses` counts, before anything is hashed. `backends` asks it at every login, whatever form it comes
from; `middleware` asks it where a password is no login's, and answers refusals. `hashing` bounds the
number and memory of hashes. `account` asks for the password where an e-mail address changes. Nothing here
tells known accounts from unknown ones. `docs/decisions/0016-limits-on-guessing.md` has the reasons.
"""
