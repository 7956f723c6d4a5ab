"""The site as it is deployed behind nginx: uploaded files have no address in this process."""

from tools.deployed.settings import *  # noqa: F403 — that is what settings modules do

ROOT_URLCONF = "groupsite.urls"
