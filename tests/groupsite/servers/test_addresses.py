"""Addresses of other servers in the environment: what is refused, by name and without their passwords."""

import os

import pytest
from django.core.exceptions import ImproperlyConfigured

from groupsite.servers.checks import check_cache_password
from groupsite.servers.shared_cache import is_cache_address, shared_cache_settings
from groupsite.settings.buckets import bucket_of_environment, bucket_storages
from groupsite.settings.postgresql import postgresql_settings

GOOD_DATABASE = "postgres://user:secret-word@db.example.org:5433/site"
KEYS = {"ACCESS_KEY": "key-of-{}", "SECRET_KEY": "secret-word"}


@pytest.fixture
def environment(monkeypatch):
    """Sets variables; no others that begin with GROUPSITE_ are set."""
    for name in [name for name in os.environ if name.startswith("GROUPSITE_")]:
        monkeypatch.delenv(name)

    def change(**variables):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

    return change


def keys_of(prefix):
    return {f"{prefix}_{name}": value.format(prefix) for name, value in KEYS.items()}


# The database


def test_a_pool_with_its_sizes():
    found = postgresql_settings(GOOD_DATABASE, 2, 20)
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example.org", 5433, "site")
    pool = found["OPTIONS"]["pool"]
    assert (pool["min_size"], pool["max_size"], found["CONN_MAX_AGE"]) == (2, 20, 0)
    assert found["CONN_HEALTH_CHECKS"] is True


def test_without_a_pool_threads_keep_their_connections():
    found = postgresql_settings(GOOD_DATABASE, 1, 0)
    assert "pool" not in found["OPTIONS"]
    assert found["CONN_MAX_AGE"] == 60


def test_parameters_of_the_url_reach_the_driver():
    parameters = "sslmode=verify-full&sslrootcert=/etc/ssl/db.pem&connect_timeout=3"
    options = postgresql_settings(f"{GOOD_DATABASE}?{parameters}", 1, 15)["OPTIONS"]
    assert (options["sslmode"], options["sslrootcert"]) == ("verify-full", "/etc/ssl/db.pem")
    assert int(options["connect_timeout"]) == 3


def test_a_socket_and_a_password_with_special_characters():
    found = postgresql_settings("postgres://user:a%2Fb%40c@/site?host=/run/postgresql", 1, 15)
    assert (found["PASSWORD"], found["OPTIONS"]["host"]) == ("a/b@c", "/run/postgresql")


@pytest.mark.parametrize(
    "url",
    [
        "mysql://user:secret-word@host/site",
        "sqlite:////srv/db.sqlite3",
        "postgres://user:secret-word@host/",
        "postgres://user:secret-word@host:port/site",
        "postgres://user:secret-word@host:99999/site",
        "db.example.org",
        f"{GOOD_DATABASE}?sslmode=yes",
        f"{GOOD_DATABASE}?sslmod=require",
        f"{GOOD_DATABASE}?pool=5",
    ],
)
def test_another_database_is_refused_by_name(url):
    with pytest.raises(ImproperlyConfigured, match="GROUPSITE_DATABASE_URL") as caught:
        postgresql_settings(url, 1, 15)
    assert "secret-word" not in str(caught.value)


def test_a_pool_that_begins_larger_than_it_ends():
    with pytest.raises(ImproperlyConfigured, match="GROUPSITE_DATABASE_POOL_MIN"):
        postgresql_settings(GOOD_DATABASE, 20, 5)


# The cache


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("redis://cache:6379/0", True),
        ("rediss://user:word@cache/1", True),
        ("redis://cache", True),
        ("unix:///run/valkey.sock", True),
        ("redis", False),
        ("redis://", False),
        ("redis://cache:port/0", False),
        ("redis://cache/zero", False),
        ("unix:", False),
        ("http://cache", False),
    ],
)
def test_addresses_of_a_cache(address, is_one):
    assert is_cache_address(address) is is_one


@pytest.mark.parametrize(
    ("address", "ids"),
    [
        ("redis://cache:6379/0", ["groupsite.W002"]),
        ("rediss://user@cache/1", ["groupsite.W002"]),
        ("redis://:@cache", ["groupsite.W002"]),
        ("redis://:word@cache", []),
        ("unix:///run/valkey.sock", []),
    ],
)
def test_a_deployment_is_warned_of_a_cache_without_a_password(settings, address, ids):
    settings.CACHES = {"default": shared_cache_settings(address, "groupsite")}
    assert [one.id for one in check_cache_password(None)] == ids


def test_a_cache_of_its_own_needs_no_password(settings):
    assert check_cache_password(None) == []


# The buckets


def test_a_bucket_with_its_key(environment):
    url = "s3://applications?endpoint=https://s3.example.org:9000&region=eu-north-1"
    environment(GROUPSITE_APPLICATIONS_URL=url, **keys_of("GROUPSITE_APPLICATIONS"))
    entry = bucket_storages()["groupsite_vacancies"]
    assert entry["BACKEND"].endswith(".ApplicationsBucket")
    assert entry["OPTIONS"] == {
        "bucket_name": "applications",
        "endpoint_url": "https://s3.example.org:9000",
        "region_name": "eu-north-1",
        "access_key": "key-of-GROUPSITE_APPLICATIONS",
        "secret_key": "secret-word",
    }
    assert "default" not in bucket_storages()


def test_a_key_in_a_file(environment, tmp_path):
    (tmp_path / "secret").write_text("secret of a file\n")
    environment(
        GROUPSITE_OTHER_URL="s3://media",
        GROUPSITE_OTHER_ACCESS_KEY="key",
        GROUPSITE_OTHER_SECRET_KEY_FILE=str(tmp_path / "secret"),
    )
    assert bucket_of_environment("GROUPSITE_OTHER").secret_key == "secret of a file"


@pytest.mark.parametrize(
    "url",
    [
        "https://s3.example.org/media",
        "s3://",
        "s3://UPPER",
        "s3://media/folder",
        "s3://key:secret-word@media",
        "s3://media?endpoint=s3.example.org",
        "s3://media?endpoint=http://s3.example.org",
        "s3://media?endpoint=https://key:secret-word@s3.example.org",
        "s3://media?endpoint=https://s3.example.org/media",
        "s3://media?public=True",
        "s3://media?region",
        "media",
    ],
)
def test_nonsense_is_refused_by_name(environment, url):
    environment(GROUPSITE_MEDIA_URL=url, **keys_of("GROUPSITE_MEDIA"))
    with pytest.raises(ImproperlyConfigured, match="GROUPSITE_MEDIA_URL") as caught:
        bucket_storages()
    assert "secret-word" not in str(caught.value)


@pytest.mark.parametrize("missing", ["GROUPSITE_MEDIA_ACCESS_KEY", "GROUPSITE_MEDIA_SECRET_KEY"])
def test_a_bucket_without_a_key_is_refused_by_name(environment, missing):
    """boto3 would look for keys elsewhere, where those of the two buckets are the same."""
    environment(
        **({"GROUPSITE_MEDIA_URL": "s3://media"} | keys_of("GROUPSITE_MEDIA") | {missing: ""})
    )
    with pytest.raises(ImproperlyConfigured, match=missing):
        bucket_storages()


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"GROUPSITE_APPLICATIONS_URL": "s3://media"}, "GROUPSITE_APPLICATIONS_URL"),
        (
            {"GROUPSITE_APPLICATIONS_ACCESS_KEY": "key-of-GROUPSITE_MEDIA"},
            "GROUPSITE_APPLICATIONS_ACCESS_KEY",
        ),
    ],
)
def test_applicants_files_have_a_bucket_and_a_key_of_their_own(environment, change, named):
    both = {
        "GROUPSITE_MEDIA_URL": "s3://media",
        "GROUPSITE_APPLICATIONS_URL": "s3://applications",
        **keys_of("GROUPSITE_MEDIA"),
        **keys_of("GROUPSITE_APPLICATIONS"),
    }
    environment(**(both | change))
    with pytest.raises(ImproperlyConfigured, match=named):
        bucket_storages()
