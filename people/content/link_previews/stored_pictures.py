"""Stores the picture of each page, one file a page: a newer picture replaces the older one.

A file begins with the digest of the card that it was drawn from. Its name cannot be guessed, because some
web servers send whatever is in MEDIA_ROOT, and a page may become private after its picture was made.
"""

import logging
from typing import Final

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, default_storage, storages
from django.utils.crypto import salted_hmac

from people.content.link_previews.card import LinkPreviewCard
from people.content.link_previews.drawing import draw_card

logger = logging.getLogger("groupsite")

# Of STORAGES; without it, the default storage.
STORAGE_ALIAS: Final = "groupsite_link_previews"
FOLDER: Final = "link_previews"
SALT: Final = "people.content.link_previews"
END_OF_DIGEST: Final = b"\n"


def stored_or_new_picture(page_pk: int, card: LinkPreviewCard) -> bytes:
    """Return the picture of a page's card; draw and store it unless it is stored already."""
    digest = card.digest().encode()
    stored_digest, _, picture = _read(page_pk).partition(END_OF_DIGEST)
    if stored_digest == digest and picture:
        return picture
    picture = draw_card(card)
    _replace(page_pk, digest + END_OF_DIGEST + picture)
    return picture


def delete_stored_picture(page_pk: int) -> None:
    """Delete the picture of a page, if there is one. Logs errors of the storage."""
    try:
        _storage().delete(_file_name(page_pk))
    except OSError:
        logger.exception("The link preview of page %d has not been deleted.", page_pk)


def has_stored_picture(page_pk: int) -> bool:
    return _storage().exists(_file_name(page_pk))


def _storage() -> Storage:
    return storages[STORAGE_ALIAS] if STORAGE_ALIAS in storages.backends else default_storage


def _file_name(page_pk: int) -> str:
    return f"{FOLDER}/{salted_hmac(SALT, str(page_pk), algorithm='sha256').hexdigest()[:32]}"


def _read(page_pk: int) -> bytes:
    try:
        with _storage().open(_file_name(page_pk)) as file:
            content: bytes = file.read()
            return content
    except OSError:
        return b""


def _replace(page_pk: int, content: bytes) -> None:
    """Store the file; log errors, since the picture can be sent all the same."""
    storage, name = _storage(), _file_name(page_pk)
    try:
        storage.delete(name)
        saved = storage.save(name, ContentFile(content))
        if saved != name:  # somebody else has stored it between the two
            storage.delete(saved)
    except OSError:
        logger.exception("The link preview of page %d has not been stored.", page_pk)
