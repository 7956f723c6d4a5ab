"""What is served below a list of publications. Each view gets the page of the list."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from wagtail.documents.views.serve import serve as serve_document

from people.content.pages.page_part import PagePart, show_part_of_page, url_below
from people.content.records.sites import site_of_lists
from people.content.request_time import received_at
from research.models import Publication, PublicationAddress, PublicationIndexPage
from research.publication_pages.citation_metadata import citation_metadata
from research.publication_pages.filters import chosen_and_links
from research.publication_pages.listed_publications import path_of
from research.publication_pages.publication_details import PublicationDetails
from research.publication_pages.publication_files import FORMATS, chunks_of_file

TEMPLATE = "groupsite_research/publication.html"


def publication(
    request: HttpRequest, page: PublicationIndexPage, cite_key: str
) -> HttpResponseBase:
    """Show a publication; an old key leads to the present one."""
    at = received_at(request)
    found = Publication.objects.published(at).filter(cite_key=cite_key).first()
    if found is None:
        return _redirect_from_old_key(request, page, cite_key, at)
    details = PublicationDetails(found, at)
    path = path_of(found)
    about = found.abstract_text if details.abstract_html else details.citation
    show_part_of_page(request, PagePart(found.title_text, path, about))
    url = url_below(page.get_full_url(request) or "", path)
    pdf_url = url_below(url, "pdf/") if details.pdf else ""
    metadata = citation_metadata(details.work, found.title_text, url, pdf_url)
    context = {
        "at": at,
        "publication": details,
        "publication_url": url_below(page.get_url(request) or "", path),
        "formats": FORMATS.items(),
        "citation_metadata": metadata,
    }
    return TemplateResponse(request, TEMPLATE, {**page.get_context(request), **context})


def _redirect_from_old_key(
    request: HttpRequest, page: PublicationIndexPage, cite_key: str, at: datetime
) -> HttpResponse:
    old = get_object_or_404(
        PublicationAddress.objects.select_related("publication"), cite_key=cite_key
    )
    if not Publication.objects.published(at).filter(pk=old.publication_id).exists():
        raise Http404
    url = url_below(page.get_url(request) or "", path_of(old.publication))
    return redirect(url, permanent=True)


def pdf_of_publication(
    request: HttpRequest, page: PublicationIndexPage, cite_key: str
) -> HttpResponseBase:
    """Send the PDF of a publication, as Wagtail sends it at the address of the document.

    Google Scholar wants it below the page that describes it.
    """
    at = received_at(request)
    found = get_object_or_404(Publication.objects.published(at), cite_key=cite_key)
    document = PublicationDetails(found, at).pdf
    if document is None:
        raise Http404
    response: HttpResponseBase = serve_document(request, document.pk, document.filename)
    return response


def file_of_publication(
    request: HttpRequest, page: PublicationIndexPage, cite_key: str, file_format: str
) -> HttpResponse:
    """Send one publication as a file."""
    at = received_at(request)
    found = Publication.objects.published(at).filter(cite_key=cite_key)
    if not found:
        raise Http404
    content = b"".join(chunks_of_file(found, file_format, at))
    return HttpResponse(content, headers=_headers(file_format, cite_key))


def files_of_list(
    request: HttpRequest, page: PublicationIndexPage, file_format: str
) -> StreamingHttpResponse:
    """Send all publications that fit the filters as a file, while it is written."""
    at = received_at(request)
    chosen, _links = chosen_and_links(request.GET, at, site_of_lists(request))
    found = chosen.of(Publication.objects.published(at)).newest_first()
    content = chunks_of_file(found, file_format, at)
    return StreamingHttpResponse(content, headers=_headers(file_format, page.slug))


def _headers(file_format: str, name: str) -> dict[str, str]:
    """Return the headers of a file. Search engines should find the publication, not its files."""
    one = FORMATS[file_format]
    return {
        "Content-Type": f"{one.content_type}; charset=utf-8",
        "Content-Disposition": f'attachment; filename="{name}.{one.extension}"',
        "X-Robots-Tag": "noindex",
    }
