"""Translated pages of records become ordinary pages: what is public stays, what was out of date too."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import TestCase
from wagtail.models import Page, Revision
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationLog,
    TranslationSource,
)

from groupsite.models import HomePage
from people.content import localize
from people.content.localize.translatable_fields import translatable_values
from people.content.localize.whole_translation import WRITE
from people.content.pages import conversion_after_upgrade
from people.content.publishing.actions import add_draft_page
from people.content.sections.changes import (
    changes_in_live_languages_by_page_id,
    changes_in_other_languages_of_page,
)
from people.models import ConfirmedSection, Person, PersonIndexPage, TakenOverTranslation
from research.models import ResearchArea, ResearchIndexPage
from tests.made_once import made_once
from vacancies.models import Vacancy, VacancyPage

ITEMS = "<ul><li>Mathematics</li><li>Curiosity</li></ul>"


class Translating:
    """What wagtail-localize does when it translates a page, through its own models."""

    def __init__(self, original, locale):
        self.original, self.locale = original, locale
        self.source, _made = TranslationSource.update_or_create_from_instance(original)
        if not self.pages().exists():
            original.copy_for_translation(locale, copy_parents=True)
        self.translation = Translation.objects.create(source=self.source, target_locale=locale)

    def pages(self):
        model = type(self.original)
        return model.objects.filter(
            translation_key=self.original.translation_key, locale=self.locale
        )

    @property
    def page(self):
        return self.pages().get()

    def sync(self):
        self.source.update_from_db()

    def translate(self, *sections):
        """Translate what waits, in these sections or everywhere."""
        for segment in StringSegment.objects.filter(source=self.source):
            if not sections or segment.context.path.partition(".")[0] in sections:
                StringTranslation.objects.get_or_create(
                    translation_of=segment.string,
                    context=segment.context,
                    locale=self.locale,
                    defaults={"data": f"[sv] {segment.string.data}"},
                )

    def publish(self):
        with TestCase.captureOnCommitCallbacks(execute=True), transaction.atomic():
            WRITE(self.source, self.locale, publish=True, fallback=True)

    def submit(self):
        """Save its texts as a draft, as *Submit* does."""
        page = self.page
        draft = self.source.get_ephemeral_translated_instance(self.locale, fallback=True)
        draft.slug = page.slug
        revision = draft.save_revision(clean=False)
        TranslationLog.objects.create(source=self.source, locale=self.locale, revision=revision)


def publish(page, **texts):
    draft = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, text in texts.items():
        setattr(draft, name, text)
    draft.save_revision(log_action=True).publish()
    page.refresh_from_db()


@pytest.fixture
@made_once
def english_page(english_page):
    publish(english_page, required=ITEMS)
    return VacancyPage.objects.get()


@pytest.fixture
@made_once
def swedish_index(index, swedish):
    page = index.copy_for_translation(swedish, copy_parents=True)
    page.live = True
    page.save()
    return page


@pytest.fixture
@made_once
def translated(english_page, swedish_index, swedish):
    """A live page that is translated completely, in a database without sections."""
    made = Translating(english_page, swedish)
    made.translate()
    made.publish()
    ConfirmedSection.objects.all().delete()
    return made


def take_over():
    """Take over as `migrate` does after an upgrade; nothing that is public changes."""
    ConfirmedSection.objects.all().delete()
    public = public_rows()
    conversion_after_upgrade.convert_pages_translated_in_localize()
    assert public_rows() == public
    assert not Translation.objects.filter(
        enabled=True, source__specific_content_type__app_label__endswith="vacancies"
    ).exists()


def public_rows():
    return {
        page.pk: (page.title, page.slug, page.url_path, page.live, translatable_values(page))
        for page in Page.objects.specific()
        if hasattr(page, "record")
    }


def behind(page):
    page = type(page).objects.get(pk=page.pk)
    listed = [
        change.section
        for change in changes_in_live_languages_by_page_id(type(page).objects.all()).get(
            page.pk, []
        )
    ]
    if page.live:
        assert listed == [change.section for change in changes_in_other_languages_of_page(page)]
    return [change.section for change in changes_in_other_languages_of_page(page)]


def newest(page):
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


@pytest.mark.thorough
def test_a_complete_translation_is_in_step(translated, english_page):
    had = translated.page.latest_revision_id
    take_over()
    assert behind(translated.page) == behind(english_page) == []
    assert translated.page.latest_revision_id == had, "no draft that says the same"
    publish(english_page, lead="Other words")
    assert behind(translated.page) == ["lead"]
    publish(translated.page, lead="Andra ord")
    assert behind(translated.page) == behind(english_page) == []


def test_what_was_not_taken_over_yet_is_out_of_date(translated, english_page):
    publish(english_page, lead="Other words")
    take_over()
    (change,) = changes_in_other_languages_of_page(translated.page)
    assert (change.section, change.before, change.now) == ("lead", "Find out why.", "Other words")


def test_a_section_that_waits_keeps_its_public_text(translated, english_page):
    """F3: the fallback would put the original's paragraph into the draft."""
    publish(english_page, required=ITEMS.replace("</ul>", "<li>Swedish</li></ul>"))
    translated.sync()
    take_over()
    (change,) = changes_in_other_languages_of_page(translated.page)
    assert (change.section, change.before) == ("required", ITEMS)
    assert newest(translated.page).required == translated.page.required
    assert "[sv] Curiosity" in translated.page.required


@pytest.mark.thorough
def test_other_sections_are_saved_as_a_draft(translated, english_page):
    publish(english_page, lead="Other words", required=ITEMS.replace("Curiosity", "Patience"))
    translated.sync()
    translated.translate("lead")
    take_over()
    found = {
        change.section: change.is_answered
        for change in changes_in_other_languages_of_page(translated.page)
    }
    assert found == {"lead": True, "required": False}
    assert newest(translated.page).lead == "[sv] Other words"
    assert "[sv] Curiosity" in newest(translated.page).required
    publish(translated.page)
    assert behind(translated.page) == ["required"]


def test_a_submitted_draft_is_not_public_yet(translated, english_page):
    """S7: wagtail-localize called it up to date as soon as it was submitted."""
    publish(english_page, lead="Other words")
    translated.sync()
    translated.translate()
    translated.submit()
    had = translated.page.latest_revision_id
    take_over()
    assert translated.page.latest_revision_id == had
    assert [
        change.is_answered for change in changes_in_other_languages_of_page(translated.page)
    ] == [True]
    publish(translated.page)
    assert behind(translated.page) == behind(english_page) == []


def test_a_translation_that_was_edited_alone_is_a_newer_draft(translated):
    row = StringTranslation.objects.get(context__path="lead")
    row.data += "!"
    row.save()
    take_over()
    assert behind(translated.page) == []
    assert newest(translated.page).lead == "[sv] Find out why.!"
    assert translated.page.has_unpublished_changes


def test_where_the_originals_revision_was_purged_all_of_a_section_is_new(translated, english_page):
    publish(english_page, lead="Other words")
    translated.sync()
    kept = [english_page.live_revision_id, english_page.latest_revision_id]
    Revision.objects.for_instance(english_page).exclude(pk__in=kept).delete()
    take_over()
    (change,) = changes_in_other_languages_of_page(translated.page)
    assert (change.section, change.before, change.now) == ("lead", "", "Other words")


def test_a_draft_that_was_never_public_gets_no_original_words(english_page, swedish_index, swedish):
    made = Translating(english_page, swedish)
    made.translate("lead")
    take_over()
    draft = newest(made.page)
    assert (draft.lead, draft.required) == ("[sv] Find out why.", "")
    assert not made.page.live
    assert "lead" not in behind(made.page)
    assert "required" in behind(made.page)


@pytest.mark.thorough
def test_a_section_of_ones_own_is_not_lost(translated, english_page):
    """F5: publishing the translation deleted it."""
    block = ("section", {"heading": "Om Sverige", "text": "<p>Kallt.</p>"})
    publish(translated.page, extra_sections=[block])
    publish(english_page, lead="Other words")
    translated.sync()
    translated.translate()
    take_over()
    draft = newest(translated.page)
    assert draft.lead == "[sv] Other words"
    assert [block.value["heading"] for block in draft.extra_sections] == ["Om Sverige"]


def test_a_section_that_the_original_has_lost_is_not_restored(translated, english_page):
    block = ("section", {"heading": "Sweden", "text": "<p>Cold.</p>"})
    publish(english_page, extra_sections=[block])
    translated.sync()
    translated.translate()
    translated.publish()
    publish(english_page, extra_sections=[])
    translated.sync()
    take_over()
    assert len(translated.page.extra_sections) == 1
    assert len(newest(translated.page).extra_sections) == 0


def test_a_stopped_translation_is_confirmed_as_it_is(translated, english_page):
    publish(english_page, lead="Other words")
    Translation.objects.filter(pk=translated.translation.pk).update(enabled=False)
    take_over()
    assert behind(translated.page) == behind(english_page) == []
    publish(translated.page, lead="Andra ord")
    assert behind(english_page) == ["lead"]
    assert not TakenOverTranslation.objects.filter(
        translation=translated.translation.uuid
    ).exists(), "somebody else has stopped it"


@pytest.mark.thorough
def test_pages_written_by_hand_are_confirmed_as_they_are(english_page, swedish_index, admin):
    page = add_draft_page(Vacancy.objects.get(), swedish_index, "Doktorand", admin)
    publish(page, lead="Ta reda på varför.")
    publish(english_page, lead="Other words")
    take_over()
    assert behind(page) == behind(english_page) == []
    publish(english_page, lead="Third words")
    assert behind(page) == ["lead"]


def test_a_translation_without_its_page_is_disabled(english_page, swedish):
    source, _made = TranslationSource.update_or_create_from_instance(english_page)
    translation = Translation.objects.create(source=source, target_locale=swedish)
    take_over()
    call_command("take_over_translations", reverse=True, stdout=StringIO())
    assert Translation.objects.get(pk=translation.pk).enabled


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.parametrize(
    ("index_model", "record", "texts"),
    [
        (
            PersonIndexPage,
            Person(given_name="Bo", family_name="Ek", live=True),
            {"biography": "<p>Bo.</p>"},
        ),
        (ResearchIndexPage, ResearchArea(name="Codes", live=True), {"summary": "Codes."}),
    ],
    ids=["person", "area"],
)
def test_every_kind_of_record(index_model, record, texts, home, swedish, admin):
    index = home.add_child(instance=index_model(title="Index", slug="index"))
    record.save()
    page = add_draft_page(record, index, "Page", admin)
    publish(page, **texts)
    made = Translating(page, swedish)
    made.translate()
    made.publish()
    publish(page, **{name: f"More. {text}" for name, text in texts.items()})
    take_over()
    assert behind(made.page) == list(texts)


def test_other_pages_stay_translations(home, swedish):
    source, _made = TranslationSource.update_or_create_from_instance(home)
    Translation.objects.create(source=source, target_locale=swedish)
    conversion_after_upgrade.convert_pages_translated_in_localize()
    assert Translation.objects.get().enabled
    assert HomePage.objects.exists()


def localize_rows():
    models = (Translation, TranslationLog, TranslationSource, StringTranslation, StringSegment)
    return {model: list(model.objects.order_by("pk").values()) for model in models}


def test_it_can_be_taken_back(translated, english_page):
    publish(english_page, lead="Other words", required=ITEMS.replace("Curiosity", "Patience"))
    translated.sync()
    translated.translate("lead")
    rows, public = localize_rows(), public_rows()
    take_over()
    out = StringIO()
    call_command("take_over_translations", reverse=True, stdout=out)
    assert "enabled again: 1" in out.getvalue()
    assert (localize_rows(), public_rows()) == (rows, public)
    assert not ConfirmedSection.objects.exists()
    take_over()
    assert behind(translated.page) == ["lead", "required"]


def test_a_page_that_was_edited_since_is_not_given_back(translated):
    take_over()
    publish(translated.page, lead="Skriven för hand.")
    out = StringIO()
    call_command("take_over_translations", reverse=True, stdout=out)
    assert f"page {translated.page.pk}" in out.getvalue()
    assert not Translation.objects.get(pk=translated.translation.pk).enabled


@pytest.mark.django_db
def test_without_wagtail_localize_nothing_can_be_given_back(monkeypatch):
    monkeypatch.setattr(localize, "INSTALLED", False)
    with pytest.raises(CommandError, match="wagtail-localize is not installed"):
        call_command("take_over_translations", reverse=True)


def test_migrating_takes_over(translated, django_assert_max_num_queries):
    conversion_after_upgrade.convert_after_migrating(sender=None)
    assert not Translation.objects.get(pk=translated.translation.pk).enabled
    with django_assert_max_num_queries(3):
        conversion_after_upgrade.convert_after_migrating(sender=None)


def test_a_second_time_changes_nothing(translated, english_page):
    publish(english_page, lead="Other words")
    take_over()
    rows = list(ConfirmedSection.objects.order_by("pk").values())
    conversion_after_upgrade.convert_pages_translated_in_localize()
    assert list(ConfirmedSection.objects.order_by("pk").values()) == rows
