"""Draws the ruler under a deadline: one tick per day from the posting to the last day.

Decorative, and hidden from screen readers: the text beside it gives the number of days left.
"""

from typing import Final

from django.utils.safestring import SafeString, mark_safe

LONGEST: Final = 120  # with more days the ticks would be too close together


def deadline_ruler_svg(days: int, days_left: int) -> SafeString:
    """Return an SVG with one tick per day of the application period; the days left are taller.

    Returns an empty string if the period is too long or already over.
    """
    if not 0 <= days_left <= days or not 0 < days <= LONGEST:
        return SafeString("")
    gone = "".join(f"M{day}.5 7V10" for day in range(days - days_left))
    ahead = "".join(f"M{day}.5 0V10" for day in range(days - days_left, days + 1))
    return mark_safe(  # noqa: S308 — made of numbers only
        f'<svg class="ruler" viewBox="0 0 {days + 1} 10" preserveAspectRatio="none" fill="none" '
        f'stroke="currentColor" aria-hidden="true" focusable="false">'
        f'<path class="ruler__gone" d="{gone}"/><path d="{ahead}"/></svg>'
    )
