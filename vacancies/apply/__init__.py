"""The applicant's screens: no account, no cookie, no script needed.

| module | owns |
|---|---|
| `doors.py` | what all screens share: the private link, headers, faults, what happens after the deadline |
| `arrival.py` | when a post counts, and when it took too long |
| `addresses.py` | where the form of a vacancy is, if anywhere |
| `forms.py` | what is typed: about the applicant, an address for a fresh link |
| `starting.py` | before there is a draft: begin, or ask for the link again |
| `about.py` | step 1, once there is a draft |
| `confirming.py` | the link to a draft, mailed once more |
| `documents.py` | step 2: one upload a slot |
| `sending.py` | step 3: check and send; the receipt |
| `ending.py` | withdrawing |
| `screens.py` | what the templates show, as plain values |

An address with a secret in it needs no cookie against forged requests: who does not know the secret
cannot forge it. See docs/decisions/0007-the-link-is-the-key.md.
"""
