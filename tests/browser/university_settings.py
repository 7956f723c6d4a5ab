"""The demonstration with a university's provider at the address in `PROVIDER`."""

import os

from groupsite.settings.dev import *  # noqa: F403 — that is what settings modules do
from tests.groupsite.logins.university.providers import CLIENT, SECRET

GROUPSITE_OIDC = {
    "issuer": os.environ["PROVIDER"],
    "client_id": CLIENT,
    "client_secret": SECRET,
    "name": "Example University",
    "groups": {"staff": "Editors", "hr": "Recruitment officers"},
}
