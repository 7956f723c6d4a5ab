"""The longest modules come first, so that no process is left with one when the other has finished.

pytest-xdist would begin with the modules of the most tests, and end with those of a single long one.
The others keep their order, which is random. Measured on 28 November 2026, longest first. Of the first
three, one waits for the demonstration's data, and two need only what they make themselves.
"""

from collections.abc import Sequence

import pytest

from tests.sources import ROOT

LONGEST = (
    # 40 to 140 s, with a browser, a real server or a host
    "tests/browser/test_living_group.py",
    "tests/wheel/test_hosts.py",
    "tests/wheel/test_tutorial.py",
    "tests/browser/test_looking_makes_no_draft.py",
    "tests/browser/test_a_pair_is_live_in_fifteen_clicks.py",
    "tests/faults/test_slow_bodies.py",
    "tests/browser/test_every_state_of_the_strip_is_true.py",
    "tests/browser/test_going_to_another_tab_loses_nothing.py",
    "tests/browser/test_nothing_typed_is_lost.py",
    "tests/browser/test_every_page.py",
    "tests/faults/test_response_times.py",
    "tests/browser/test_checks_before_publishing.py",
    "tests/browser/test_a_review_is_kept.py",
    "tests/wheel/test_hostile_host.py",
    "tests/browser/test_facts_open_elsewhere_are_not_overwritten.py",
    "tests/browser/test_a_posting_from_paste_to_next_year.py",
    "tests/browser/test_one_text_and_a_machine.py",
    "tests/faults/test_load.py",
    "tests/browser/test_translator_mends_a_changed_section.py",
    "tests/browser/test_text_beside_its_original.py",
    # 5 to 10 s in the quick run
    "tests/vacancies/committee/test_every_view_role_method.py",
    "tests/roles/test_every_role_view_method.py",
    "tests/groupsite/test_seed_demo.py",
    "tests/demo/test_invented_group.py",
    "tests/people/content/test_overtaken.py",
    "tests/people/side_by_side/test_edit_form.py",
    "tests/vacancies/applications/test_unconfirmed.py",
    "tests/vacancies/paste/test_second_text.py",
    "tests/groupsite/test_roles.py",
    "tests/groupsite/test_plain_pages.py",
    "tests/roles/test_no_draft_leaks.py",
    "tests/research/test_news.py",
    "tests/vacancies/test_tasks.py",
    "tests/people/content/test_checking_screens.py",
    "tests/research/test_area_result.py",
    "tests/vacancies/paste/test_screens.py",
    "tests/vacancies/applications/test_applying.py",
    "tests/groupsite/test_production.py",
)
_PLACES = {ROOT / path: place for place, path in enumerate(LONGEST)}


def longest_modules_first(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    return sorted(items, key=lambda item: _PLACES.get(item.path, len(LONGEST)))
