"""Uploaded files in buckets that nobody but the site opens."""

import pytest
from django.core.files.base import ContentFile

from groupsite.backup.areas import iter_files
from groupsite.servers import start
from groupsite.servers.buckets import checks, privacy
from groupsite.servers.buckets.availability import BucketUnavailableError
from groupsite.servers.buckets.bucket_storages import ApplicationsBucket, Bucket, MediaBucket
from tools.servers.s3 import S3Server
from vacancies.applications.files.storage import iter_files_below


@pytest.fixture
def applications(s3, bucket):
    return ApplicationsBucket(**s3.options(bucket("applications")))


@pytest.fixture
def away(closed_port):
    return ApplicationsBucket(**S3Server(closed_port).options("applications"))


@pytest.fixture
def media(s3, bucket):
    return MediaBucket(**s3.options(bucket("media")))


def names(storage):
    return [name for name, _size, _modified in storage.listed_files("")]


def test_a_file_is_read_as_it_was_stored(applications):
    content = b"%PDF-" + bytes(range(256)) * 20_000  # 5 MB, more than what is kept in memory
    name = applications.save("ab/abcd", ContentFile(content))
    assert (name, applications.size(name), applications.exists(name)) == (
        "ab/abcd",
        len(content),
        True,
    )
    with applications.open(name) as file:
        assert file.read() == content
    applications.delete(name)
    assert not applications.exists(name)


def test_a_stored_file_is_never_overwritten(applications):
    first = applications.save("ab/abcd", ContentFile(b"first"))
    second = applications.save("ab/abcd", ContentFile(b"second"))
    assert first != second
    with applications.open(first) as file:
        assert file.read() == b"first"


def test_files_are_listed_with_sizes_and_times(applications):
    for name in ("ab/one", "ab/two", "cd/three"):
        applications.save(name, ContentFile(name.encode()))
    assert [(name, size) for name, size, _modified in applications.listed_files("ab")] == [
        ("ab/one", 6),
        ("ab/two", 6),
    ]
    assert names(applications) == ["ab/one", "ab/two", "cd/three"]
    assert all(modified.tzinfo for _name, _size, modified in applications.listed_files(""))


def test_housekeeping_and_backup_ask_once_for_all_files(applications, monkeypatch):
    """Housekeeping asks every five minutes: a request for each file would be thousands an hour."""
    for name in ("ab/one", "cd/two"):
        applications.save(name, ContentFile(b"1234"))
    for asked in ("listdir", "get_modified_time", "size"):
        monkeypatch.setattr(Bucket, asked, lambda *args: pytest.fail("asked for each file"))
    assert [name for name, _modified in iter_files_below(applications, "")] == ["ab/one", "cd/two"]
    assert [(f.name, f.size) for f in iter_files(applications)] == [("ab/one", 4), ("cd/two", 4)]


@pytest.mark.table
@pytest.mark.parametrize(
    "ask",
    [
        lambda storage: storage.open("ab/private-name"),
        lambda storage: storage.size("ab/private-name"),
        lambda storage: storage.get_modified_time("ab/private-name"),
    ],
)
def test_a_missing_file_is_reported_as_by_a_disk_without_its_name(applications, ask):
    with pytest.raises(FileNotFoundError) as caught:
        ask(applications)
    assert "private-name" not in str(caught.value)


@pytest.mark.table
@pytest.mark.parametrize(
    "ask",
    [
        lambda storage: storage.open("ab/name"),
        lambda storage: storage.save("ab/name", ContentFile(b"")),
        lambda storage: storage.size("ab/name"),
        lambda storage: storage.exists("ab/name"),
        lambda storage: storage.delete("ab/name"),
        lambda storage: storage.listdir(""),
        lambda storage: storage.get_modified_time("ab/name"),
        lambda storage: list(storage.listed_files("")),
    ],
)
def test_a_server_that_is_away_is_an_error_of_the_disk(away, ask):
    with pytest.raises(BucketUnavailableError):
        ask(away)


def test_applicants_files_have_no_address(applications):
    with pytest.raises(ValueError, match="no address"):
        applications.url("ab/abcd")


def test_pictures_have_the_same_address_as_on_a_disk(media):
    assert media.url("images/Åsa Ek.webp") == "/media/images/%C3%85sa%20Ek.webp"


# Who else can open it


def test_a_private_bucket_refuses_strangers_and_keeps_nothing_of_the_question(applications):
    assert applications.what_anonymous_requests_can_do() == []
    assert names(applications) == []


def test_what_a_killed_privacy_check_has_left_is_no_file_of_the_site(applications, monkeypatch):
    """A move or a restore that was killed at this moment must be able to go on."""

    def killed(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr(privacy, "_allowed", killed)
    own = privacy._client(applications.access())
    monkeypatch.setattr(own.__class__, "delete_object", lambda *args, **options: None)
    monkeypatch.setattr(privacy, "_client", lambda access: own)
    with pytest.raises(KeyboardInterrupt):
        applications.what_anonymous_requests_can_do()
    assert [name.startswith("privacy-check-") for name in names(applications)] == [True]
    assert list(iter_files(applications)) == []


def test_a_bucket_that_strangers_can_list_is_never_used(s3, bucket):
    storage = ApplicationsBucket(**s3.options(bucket("public")))
    assert "list" in storage.what_anonymous_requests_can_do()
    with pytest.raises(BucketUnavailableError, match="others can list"):
        storage.save("ab/abcd", ContentFile(b"a transcript"))
    with pytest.raises(BucketUnavailableError, match="others can list"):
        storage.open("ab/abcd")
    assert names(storage) == []


def test_the_key_of_editors_uploads_must_not_open_it(s3, bucket, media, settings):
    """A key that begins with the name of the bucket opens it, on this server."""
    name = bucket("applications")
    thief = {**s3.options(media.bucket_name), "access_key": f"{name}-stolen"}
    settings.STORAGES = {
        **settings.STORAGES,
        "default": storage_entry("MediaBucket", thief | {"bucket_name": name}),
        "groupsite_vacancies": storage_entry("ApplicationsBucket", s3.options(name)),
    }
    (error,) = checks.errors_of_buckets()
    assert error.id == "groupsite.E001"
    assert "GROUPSITE_APPLICATIONS_URL" in error.msg
    assert "list, read, write" in error.msg


def test_the_check_is_silent_about_private_buckets(s3, bucket, settings):
    use(settings, s3, bucket("media"), bucket("applications"))
    assert list(checks.errors_of_buckets()) == []


def test_the_check_names_a_public_bucket(s3, bucket, settings):
    use(settings, s3, bucket("media"), bucket("public"))
    assert [(e.id, "GROUPSITE_APPLICATIONS_URL" in e.msg) for e in checks.errors_of_buckets()] == [
        ("groupsite.E001", True)
    ]


def test_the_check_names_a_bucket_that_is_away(closed_port, settings):
    use(settings, S3Server(closed_port), "media", "applications")
    assert [e.id for e in checks.errors_of_buckets()] == ["groupsite.E002", "groupsite.E002"]


def test_the_site_does_not_start_with_a_public_bucket_of_applications(s3, bucket, settings):
    use(settings, s3, bucket("media"), bucket("public"))
    with pytest.raises(Exception, match="GROUPSITE_APPLICATIONS_URL: anybody can list"):
        start.refuse_to_start_if_wrong()


def test_the_site_starts_while_the_bucket_is_away(closed_port, settings):
    use(settings, S3Server(closed_port), "media", "applications")
    start.refuse_to_start_if_wrong()


def use(settings, server, media_name, applications_name):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": storage_entry("MediaBucket", server.options(media_name)),
        "groupsite_vacancies": storage_entry(
            "ApplicationsBucket", server.options(applications_name)
        ),
    }


def storage_entry(backend, options):
    return {"BACKEND": f"groupsite.servers.buckets.bucket_storages.{backend}", "OPTIONS": options}
