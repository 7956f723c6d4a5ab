"""R80: production refuses to start with what must never be there."""

import subprocess
import sys

import pytest

from tests.groupsite.production_settings import (
    GOOD,
    KEY,
    without_ours,
)
from tests.sources import ROOT

FRONT = {"GROUPSITE_FRONT_CACHE": "True"}
PROVIDER = {
    "GROUPSITE_OIDC_ISSUER": "https://login.example.org",
    "GROUPSITE_OIDC_CLIENT_ID": "site",
    "GROUPSITE_OIDC_CLIENT_SECRET": "secret",
    "GROUPSITE_OIDC_NAME": "University",
}


def test_it_starts_with_a_key_and_its_hosts():
    done = in_a_process("-c", "import groupsite.settings.production as s; print(s.DEBUG)")
    assert (done.returncode, done.stdout.strip()) == (0, "False"), done.stderr


def in_a_process(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        env=without_ours() | GOOD | variables,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_secret_in_a_file_ends_before_its_line_break(start, tmp_path):
    """As an editor or `echo` writes it; with the line break it would be another key."""
    (tmp_path / "key").write_text(KEY + "\n")
    given = {**GOOD, "GROUPSITE_SECRET_KEY_FILE": str(tmp_path / "key")}
    done = start(f"s.SECRET_KEY == {KEY!r}", **given)
    assert done.stdout.strip() == "True", done.stderr


def test_earlier_secret_keys_in_a_file_end_before_the_line_break(start, tmp_path):
    """With the line break it would be another key, and everybody would be signed out."""
    earlier = [KEY[::-1], KEY.swapcase()]
    (tmp_path / "keys").write_text(", ".join(earlier) + "\n")
    given = {**GOOD, "GROUPSITE_SECRET_KEY_FALLBACKS_FILE": str(tmp_path / "keys")}
    done = start(f"s.SECRET_KEY_FALLBACKS == {earlier!r}", **given)
    assert done.stdout.strip() == "True", done.stderr


@pytest.mark.parametrize(
    ("variables", "say", "said"),
    [
        ({}, "s.MAILERS['default']['OPTIONS']['timeout']", "5"),
        ({"GROUPSITE_MAIL_SECURITY": "tls"}, "s.MAILERS['default']['OPTIONS']['use_ssl']", "True"),
        ({}, "s.GROUPSITE_OIDC", "None"),
        (
            {**PROVIDER, "GROUPSITE_OIDC_GROUPS": "a=b=Editors, hr=Recruitment officers"},
            "s.GROUPSITE_OIDC['groups']",
            "{'a=b': 'Editors', 'hr': 'Recruitment officers'}",
        ),
        ({}, "s.DEFAULT_FROM_EMAIL", "noreply@group.example.org"),
        ({}, "hasattr(s, 'TASKS'), 'django_tasks_db' in s.INSTALLED_APPS", "False False"),
        (
            {"GROUPSITE_TASKS": "worker"},
            "hasattr(s, 'TASKS'), 'django_tasks_db' in s.INSTALLED_APPS",
            "True True",
        ),
    ],
)
def test_mail_and_tasks(start, variables, say, said):
    """R28: a mail server that does not answer holds nobody for more than some seconds."""
    done = start(say, **GOOD, **variables)
    assert done.stdout.strip() == said, done.stderr


@pytest.mark.parametrize(("variable", "required"), [("", "True"), ("False", "False")])
def test_two_step_verification_is_required_unless_switched_off(start, variable, required):
    given = {**GOOD, "GROUPSITE_SECOND_FACTOR_REQUIRED": variable}
    done = start("s.GROUPSITE_SECOND_FACTOR_REQUIRED", **given)
    assert done.stdout.strip() == required, done.stderr


@pytest.mark.parametrize(("value", "said"), [("", "None"), ("False", "None"), ("True", "front")])
def test_pages_that_nginx_keeps(start, value, said):
    folder = "getattr(s.GROUPSITE_FRONT_CACHE, 'name', None)"
    done = start(folder, **GOOD, GROUPSITE_FRONT_CACHE=value)
    assert done.stdout.strip() == said, done.stderr


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("", "LocMemCache"),
        ("memory", "LocMemCache"),
        ("file", "FileCacheWithAtomicAdd"),
        ("off", "None"),
    ],
)
def test_where_pages_are_cached(start, value, said):
    pages = "s.CACHES.get('groupsite_pages', {}).get('BACKEND', 'None').rpartition('.')[2]"
    done = start(pages, **GOOD, GROUPSITE_PAGE_CACHE=value)
    assert done.stdout.strip() == said, done.stderr


def test_it_starts_with_the_servers_that_machines_share(start):
    """None of them is asked for it, and none of their clients is loaded without its variable."""
    given = {
        **GOOD,
        "GROUPSITE_DATABASE_URL": "postgres://user:word@db:5432/site?sslmode=verify-full",
        "GROUPSITE_CACHE_URL": "rediss://:word@cache:6379/1",
        "GROUPSITE_MEDIA_URL": "s3://media?region=eu-north-1",
        "GROUPSITE_MEDIA_ACCESS_KEY": "one",
        "GROUPSITE_MEDIA_SECRET_KEY": "word",
        "GROUPSITE_APPLICATIONS_URL": "s3://applications?region=eu-north-1",
        "GROUPSITE_APPLICATIONS_ACCESS_KEY": "another",
        "GROUPSITE_APPLICATIONS_SECRET_KEY": "word",
    }
    say = (
        "s.DATABASES['default']['OPTIONS']['pool']['max_size'], 'django.contrib.postgres' in "
        "s.INSTALLED_APPS, {c['LOCATION'] for c in s.CACHES.values()}, s.STORAGES['default']"
        "['OPTIONS']['bucket_name'], s.STORAGES['groupsite_vacancies']['OPTIONS']['access_key']"
    )
    done = start(say, **given)
    said = "15 True {'rediss://:word@cache:6379/1'} media another"
    assert done.stdout.strip() == said, done.stderr
    without = "sorted({'psycopg', 'boto3'} & set(__import__('sys').modules))"
    assert start(without, **GOOD).stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"GROUPSITE_SECRET_KEY": None}, "GROUPSITE_SECRET_KEY"),
        ({"GROUPSITE_SECRET_KEY": "short"}, "GROUPSITE_SECRET_KEY"),
        ({"GROUPSITE_SECRET_KEY": "a" * 60}, "GROUPSITE_SECRET_KEY"),
        (
            {
                "GROUPSITE_SECRET_KEY": "for the demonstration only: "
                "production reads its own from the environment"
            },
            "GROUPSITE_SECRET_KEY",
        ),
        ({"GROUPSITE_ALLOWED_HOSTS": None}, "GROUPSITE_ALLOWED_HOSTS"),
        ({"GROUPSITE_ALLOWED_HOSTS": "*"}, "GROUPSITE_ALLOWED_HOSTS"),
        ({"GROUPSITE_ALLOWED_HOSTS": "group.example.org,*"}, "GROUPSITE_ALLOWED_HOSTS"),
        ({"GROUPSITE_ALLOWED_HOSTS": "."}, "GROUPSITE_ALLOWED_HOSTS"),
        ({"GROUPSITE_DEBUG": "1"}, "GROUPSITE_DEBUG"),
        ({"GROUPSITE_BEHIND_PROXY": "maybe"}, "GROUPSITE_BEHIND_PROXY"),
        ({"GROUPSITE_SECOND_FACTOR_REQUIRED": "no"}, "GROUPSITE_SECOND_FACTOR_REQUIRED"),
        ({"GROUPSITE_MAIL_SECURITY": "yes"}, "GROUPSITE_MAIL_SECURITY"),
        ({"GROUPSITE_OIDC_ISSUER": "http://login.example.org"}, "GROUPSITE_OIDC_ISSUER"),
        ({"GROUPSITE_OIDC_ISSUER": "https://login.example.org"}, "GROUPSITE_OIDC_CLIENT_ID"),
        ({**PROVIDER, "GROUPSITE_OIDC_GROUPS": "staff"}, "GROUPSITE_OIDC_GROUPS"),
        ({"GROUPSITE_MAIL_TIMEOUT": "600"}, "GROUPSITE_MAIL_TIMEOUT"),
        ({"GROUPSITE_TASKS": "celery"}, "GROUPSITE_TASKS"),
        ({"GROUPSITE_LOG_FORMAT": "xml"}, "GROUPSITE_LOG_FORMAT"),
        ({"GROUPSITE_METRICS_FOLDER": "/run/groupsite"}, "GROUPSITE_METRICS_FOLDER"),
        ({"GROUPSITE_SENTRY_DSN": "yes"}, "GROUPSITE_SENTRY_DSN"),
        ({"GROUPSITE_PAGE_CACHE": "yes"}, "GROUPSITE_PAGE_CACHE"),
        ({"GROUPSITE_FRONT_CACHE": "/srv/groupsite/front"}, "GROUPSITE_FRONT_CACHE"),
        ({**FRONT, "GROUPSITE_PAGE_CACHE": "off"}, "GROUPSITE_FRONT_CACHE"),
        ({**FRONT, "GROUPSITE_DATABASE_URL": "postgres://user@db/site"}, "GROUPSITE_FRONT_CACHE"),
        ({"GROUPSITE_CACHE_URL": "redis://cache:port/0"}, "GROUPSITE_CACHE_URL"),
        ({"GROUPSITE_DATABASE_URL": "mysql://user@host/name"}, "GROUPSITE_DATABASE_URL"),
        ({"GROUPSITE_DATABASE_POOL_MIN": "-1"}, "GROUPSITE_DATABASE_POOL_MIN"),
        ({"GROUPSITE_DATABASE_POOL_MAX": "many"}, "GROUPSITE_DATABASE_POOL_MAX"),
        ({"GROUPSITE_MEDIA_URL": "https://bucket"}, "GROUPSITE_MEDIA_URL"),
        ({"GROUPSITE_APPLICATIONS_URL": "s3://bucket"}, "GROUPSITE_APPLICATIONS_ACCESS_KEY"),
        ({"GROUPSITE_VACANCIES_CLAMD": "localhost"}, "GROUPSITE_VACANCIES_CLAMD"),
    ],
)
def test_it_refuses_nonsense_and_names_the_setting(start, change, named):
    variables = {k: v for k, v in {**GOOD, **change}.items() if v is not None}
    done = start(**variables)
    assert done.returncode != 0
    assert named in done.stderr


@pytest.mark.thorough
@pytest.mark.parametrize(
    "variables", [{}, {"GROUPSITE_BEHIND_PROXY": "True", "GROUPSITE_TASKS": "worker"}]
)
def test_the_checks_of_a_deployment_say_nothing(variables, tmp_path):
    settings = {"DJANGO_SETTINGS_MODULE": "groupsite.settings.production"}
    check = ("manage.py", "check", "--deploy", "--fail-level", "DEBUG")
    done = in_a_process(*check, **settings, **variables, GROUPSITE_DATA=str(tmp_path))
    assert done.stdout.strip() == "System check identified no issues (0 silenced).", done.stderr
