"""The protocol of passkeys (WebAuthn), which knows neither accounts nor tables.

| module | responsibility |
|---|---|
| `ceremonies.py` | asks a browser for a new passkey or a signature, and checks what it answers |
| `challenges.py` | keeps what has been asked in the session, and gives it out once |
"""
