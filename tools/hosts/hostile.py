"""A host that was there before us and does everything in its own way: its apps, its settings, its data.

Its site is mounted at /web and its pages are at /web/seiten. It has two sites, no translations, German as its
language and New York's time, a strict content security policy, and a storage without paths.
"""

import shutil
from pathlib import Path
from typing import Final

from tools.hosts import programs
from tools.hosts.host import PASSWORD, Host
from tools.hosts.visitor import Visitor
from tools.ports import free_port
from tools.sources import ROOT

ESTATE: Final = ROOT / "tools" / "hosts" / "estate"
APPS: Final = ("accounts", "media_lib", "portal", "people", "research", "vacancies")
# Before any of ours.
SETTINGS: Final = f"""
INSTALLED_APPS = [
    *{[f"estate.{app}" for app in APPS]},
    *(app for app in INSTALLED_APPS if app not in ("home", "search")),
    "wagtail.contrib.settings",
]
MIDDLEWARE += ["django.middleware.csp.ContentSecurityPolicyMiddleware"]
SECURE_CSP = {{"default-src": ["'self'"], "base-uri": ["'none'"], "object-src": ["'none'"]}}
AUTH_USER_MODEL = "accounts.User"
WAGTAILIMAGES_IMAGE_MODEL = "media_lib.OurImage"
WAGTAILDOCS_DOCUMENT_MODEL = "media_lib.OurDocument"
TIME_ZONE = "America/New_York"
LANGUAGE_CODE = "de"
USE_I18N = WAGTAIL_I18N_ENABLED = False
APPEND_SLASH = WAGTAIL_APPEND_SLASH = False
FORCE_SCRIPT_NAME = "/web"
WSGI_APPLICATION = "estate.portal.wsgi.application"
ROOT_URLCONF = "estate.portal.urls"
STATIC_URL = "statisch/"
STORAGES = {{
    "default": {{"BACKEND": "estate.media_lib.storage.FarStorage"}},
    "staticfiles": {{"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}},
}}
TEMPLATES[0]["DIRS"] = []
"""
OURS: Final = """
INSTALLED_APPS += ["vacancies", "research", "people"]
DEFAULT_FROM_EMAIL = "jobs@example.org"
SILENCED_SYSTEM_CHECKS = ["groupsite_people.W005"]  # it knows that visitors read English
"""
FRAME: Final = ("rahmen.html", "inhalt")  # a template, and its block for content
# Where visitors and editors find what is elsewhere in the tutorial; pages last.
PLACES: Final = {
    "/admin/": "/web/verwaltung/",
    "/apply/": "/web/bewerben/",
    "/static/": "/web/statisch/",
    "/media/": "/web/ablage/",
    "/api/": "/web/api/",
    "/": "/web/seiten/",
}
ADMINISTRATOR: Final = "ada@example.org"
# 200 characters, each part as long as an address allows.
READER: Final = f"{'r' * 60}@{'.'.join(['x' * 60, 'y' * 60, 'z' * 13])}.org"
# What the host's editors have made before they hear of us: {port} is that of both sites.
DATA: Final = """
from io import BytesIO

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from estate.people.models import PeopleSettings, Person, PersonPage
from estate.portal.models import Portal

users = get_user_model().objects
users.create_superuser({administrator!r}, {password!r})
committee = Group.objects.create(name="Committee")
committee.permissions.add(Permission.objects.get(codename="access_admin"))
users.create_user({reader!r}, {password!r}).groups.add(committee)
file = BytesIO()
Image.new("RGB", (800, 1000), "teal").save(file, "JPEG")
portrait = get_image_model().objects.create(
    title="Portrait", photographer="Cy", file=ContentFile(file.getvalue(), "portrait.jpg")
)
get_document_model().objects.create(
    title="Rules", shelf="7", file=ContentFile(b"Be good.", "rules.txt")
)
person = Person.objects.create(name="Alice of the host", portrait=portrait)
root = Page.get_first_root_node()
home = root.add_child(instance=Portal(title="Institut", slug="institut"))
other = root.add_child(instance=Portal(title="Schule", slug="schule"))
Site.objects.all().delete()
Site.objects.create(hostname="127.0.0.1", port={port}, root_page=home, is_default_site=True)
Site.objects.create(hostname="localhost", port={port}, root_page=other)
Page.objects.exclude(pk__in=[root.pk, home.pk, other.pk]).get().delete()
home.add_child(instance=PersonPage(title="Alice", slug="alice", person=person))
PeopleSettings.objects.create(site=Site.objects.get(root_page=home))
"""


def make_hostile_host(folder: Path, python: Path, more: str = "") -> Host:
    """A host with its own apps and data, and then the plugin; `more` are settings of its own."""
    host = Host(folder, python, port=free_port())
    host.start()
    for path in (host.folder / host.name / "templates").glob("*.html"):
        path.unlink()
    shutil.copytree(ESTATE, host.folder / "estate")
    host.set(SETTINGS + more)
    host.manage("makemigrations", *APPS)
    host.manage("migrate")
    names = {"administrator": ADMINISTRATOR, "reader": READER, "password": PASSWORD}
    host.manage("shell", "--command", DATA.format(**names, port=host.port))
    host.set(OURS)
    programs.put_the_guides_into(host, "estate/portal", "estate/portal/urls.py", *FRAME)
    host.manage("makemigrations", "portal")
    host.manage("migrate")
    return host


def visitor_of(host: Host, hostname: str = "127.0.0.1") -> Visitor:
    return Visitor(f"http://{hostname}:{host.port}", places=PLACES)
