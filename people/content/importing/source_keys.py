"""The permanent key of a record from its key in another system, such as "alice-ek"."""

import uuid
from typing import Final

_NAMESPACE: Final = uuid.UUID("6f1a1f0e-7a3b-5e55-9b0c-6d1f0a9d7c31")


def record_key_from_source(kind: str, source_key: str) -> uuid.UUID:
    """Return the `Record.key` for a source's key: a UUID as it is, else one made from kind and key.

    A UUID is returned as it is, so that records that were not imported can be named by their own
    key. `kind` keeps people and vacancies with the same key apart.
    """
    try:
        return uuid.UUID(source_key)
    except ValueError:
        return uuid.uuid5(_NAMESPACE, f"{kind}:{source_key.strip()}")
