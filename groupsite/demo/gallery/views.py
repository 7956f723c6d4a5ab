from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import TemplateDoesNotExist
from django.views.decorators.http import require_safe

from groupsite.demo.gallery import (
    design_tokens,
    examples_applying,
    examples_header_and_footer,
    examples_lists,
    examples_people,
    examples_posting_texts,
    examples_postings,
    examples_research,
    unsaved_records,
)
from groupsite.demo.gallery.specimens import components_of_module, render_components
from people.content.request_time import received_at

EXAMPLES: Final = (
    examples_header_and_footer,
    examples_lists,
    examples_postings,
    examples_applying,
    examples_posting_texts,
    examples_research,
    examples_people,
)
# The error pages, which DEBUG would else never show, each with the status that it is sent with.
NAMES: Final = ("400", "403", "403_csrf", "404", "500", "503")
ERRORS: Final = {**{name: int(name[:3]) for name in NAMES}, "full": 503}
# Those whose template has another name.
TEMPLATES: Final = {"full": "groupsite_vacancies/apply/unavailable.html"}


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Render every component in every state, in the language of the URL."""
    at = received_at(request)
    components = [one for examples in EXAMPLES for one in components_of_module(examples, at)]
    return render(
        request,
        "groupsite/gallery.html",
        {
            "sections": render_components(
                components, request, lambda: examples_header_and_footer.example_navigation(at)
            ),
            "tokens": design_tokens,
            "errors": ERRORS,
        },
    )


@require_safe
def show_error_page(request: HttpRequest, name: str) -> HttpResponse:
    if name not in ERRORS:
        raise Http404
    try:
        return render(request, TEMPLATES.get(name, f"{name}.html"), status=ERRORS[name])
    except TemplateDoesNotExist:
        raise Http404 from None


@require_safe
def serve_portrait(request: HttpRequest, key: str, width: int, form: str) -> HttpResponse:
    """Serve a drawn portrait; 404 for an unknown person, width or format."""
    try:
        portrait = unsaved_records.portrait_bytes(key, width, form)
    except KeyError:
        raise Http404 from None
    return HttpResponse(portrait, content_type=f"image/{form}")
