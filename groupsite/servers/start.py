"""What a server process asks before it serves the first request.

A wrong answer prevents the start. A server that does not answer does not: the site serves what it can, and
everything once it is back. The bucket of applicants' files is then not used before anonymous requests have
been refused.
"""

import logging

from django.core.exceptions import ImproperlyConfigured

from groupsite.front_cache.link import front_link
from groupsite.servers import database_version
from groupsite.servers.buckets.availability import uses_bucket
from vacancies import conf
from vacancies.applications.files.storage import private_storage

logger = logging.getLogger("groupsite")


def refuse_to_start_if_wrong() -> None:
    """Raise ImproperlyConfigured if the database is too old or others can use the bucket of applications.

    nginx forgets the pages that it keeps: code, settings or the database may be others than before.
    """
    _refuse_database()
    _refuse_bucket()
    _prepare_front_cache()


def _refuse_database() -> None:
    try:
        wrong = database_version.what_is_wrong()
    except database_version.DatabaseAwayError as error:
        logger.warning("The database does not answer at the start: %s", error)
        return
    if wrong:
        raise ImproperlyConfigured(f"GROUPSITE_DATABASE_URL: {wrong}.")


def _refuse_bucket() -> None:
    if not uses_bucket(conf.STORAGE):
        return
    try:
        allowed = private_storage().what_anonymous_requests_can_do()
    except OSError as error:
        logger.warning("The bucket of applications does not answer at the start: %s", error)
        return
    if allowed:
        raise ImproperlyConfigured(
            f"GROUPSITE_APPLICATIONS_URL: anybody can {', '.join(allowed)} what is in the bucket."
        )


def _prepare_front_cache() -> None:
    front = front_link()
    if front is None:
        return
    try:
        front.prepare()
    except OSError as error:
        raise ImproperlyConfigured(
            f"GROUPSITE_FRONT_CACHE: this account must be able to write to {front.folder}: {error}."
        ) from error
