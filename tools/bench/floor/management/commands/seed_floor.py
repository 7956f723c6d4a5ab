"""Fills the floor: a home page, a list and 240 articles with pictures, in two languages."""

from io import BytesIO
from random import Random
from typing import Any, Final

from django.core.files.images import ImageFile
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction
from PIL import Image as Picture
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, Site

from tools.bench.floor.models import CARD, ArticleListPage, ArticlePage, HomePage, Link, Topic
from tools.sites.large.vocabulary import Vocabulary

ARTICLES: Final = 240
PICTURES: Final = 24
TOPICS: Final = ("Coding", "Networks", "Security", "Sensing", "Learning", "Radio")
WORDS: Final = 240


class Command(BaseCommand):
    help = "Fills the empty database of the floor."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        rng = Random(1)  # noqa: S311 — no secret
        pictures = [_picture(number) for number in range(PICTURES)]
        topics = [Topic.objects.create(name=name) for name in TOPICS]
        home = _english(rng, pictures, topics)
        swedish, _made = Locale.objects.get_or_create(language_code="sv")
        for page in [home, *home.get_descendants().specific()]:
            page.copy_for_translation(swedish, copy_parents=True).save_revision().publish()
        call_command("rebuild_references_index", verbosity=0)


def _picture(number: int) -> Any:
    file = BytesIO()
    Picture.new("RGB", (800, 600), (number * 10, 100, 150)).save(file, "JPEG")
    image = get_image_model().objects.create(
        title=f"Picture {number}", file=ImageFile(file, name=f"picture-{number}.jpg")
    )
    image.get_rendition(CARD)
    return image


def _english(rng: Random, pictures: list[Any], topics: list[Topic]) -> HomePage:
    words = Vocabulary("en")
    Page.objects.filter(depth=2).delete()
    home = HomePage(
        title="Floor",
        slug="floor",
        introduction=words.text(rng, 20),
        body=words.rich_text(rng, WORDS),
    )
    Page.objects.get(depth=1).add_child(instance=home)
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    listing = ArticleListPage(
        title="Articles", introduction=words.text(rng, 20), show_in_menus=True
    )
    home.add_child(instance=listing)
    for title in ("About", "Contact", "Research"):
        body = words.rich_text(rng, WORDS)
        home.add_child(instance=ArticlePage(title=title, body=body, show_in_menus=True))
    for number in range(ARTICLES):
        _add_article(rng, words, listing, pictures[number % PICTURES], topics)
    return home


def _add_article(
    rng: Random, words: Vocabulary, listing: ArticleListPage, picture: Any, topics: list[Topic]
) -> None:
    article = ArticlePage(
        title=words.subject(rng).capitalize(),
        summary=words.text(rng, 20),
        body=words.rich_text(rng, WORDS),
        picture=picture,
    )
    article.topics = rng.sample(topics, 2)
    article.links = [Link(name="Reference", url="https://example.org/")]
    listing.add_child(instance=article)
