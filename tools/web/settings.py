"""Production as it is measured: plain http on this machine, its files below the data folder."""

from groupsite.settings.production import *  # noqa: F403 — that is what settings modules do
from groupsite.settings.production import DATA

# There is no certificate here. Everything else that reaches a visitor is production's.
SECURE_SSL_REDIRECT = False
STATIC_ROOT = DATA / "static"
# A deployment's web server hands out what was uploaded.
ROOT_URLCONF = "tools.web.urls"
