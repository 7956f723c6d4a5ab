"""What all endpoints share: anonymous GET, the language of the texts, and errors instead of crashes."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import DataError
from django.http import Http404, HttpRequest
from django.utils import translation
from django.utils.functional import cached_property
from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.permissions import AllowAny
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import BaseAPIViewSet
from wagtail.coreutils import get_content_languages, get_supported_content_language_variant

from people.content.api.public_scope import PublicScope

NUMBERS = {"id", "limit", "offset", "child_of", "ancestor_of", "descendant_of", "translation_of"}
DEEPEST_FIELDS = 10  # brackets in `fields`, which Wagtail reads recursively
HIGHEST_NUMBER = 2**31 - 1  # of an ID or an offset; databases refuse higher ones in their own ways


class FirstRendererNegotiation(DefaultContentNegotiation):
    """Answers with the first renderer where the client accepts none, as HTTP allows, instead of a 406."""

    def select_renderer(self, request: Request, renderers: Any, format_suffix: Any = None) -> Any:
        try:
            return super().select_renderer(request, renderers, format_suffix)
        except NotAcceptable:
            return renderers[0], renderers[0].media_type


class AnonymousAPIViewSet(BaseAPIViewSet):
    """Base of the endpoints: everybody is answered as an anonymous visitor, also with a session.

    Texts are in the language of `?locale=`, else in the site's first language.
    """

    http_method_names: ClassVar[list[str]] = ["get", "head"]
    authentication_classes: ClassVar[list[Any]] = []
    permission_classes: ClassVar[list[Any]] = [AllowAny]
    renderer_classes: ClassVar[list[Any]] = [JSONRenderer]
    content_negotiation_class = FirstRendererNegotiation
    # The fields of the database by which lists can be filtered and sorted.
    filter_fields: ClassVar[tuple[str, ...]] = ("id",)
    language = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        with translation.override(default_language()):
            return super().dispatch(request, *args, **kwargs)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        self.language = requested_language(request)
        translation.activate(self.language)  # until `dispatch` ends
        self._check_values(request)

    def finalize_response(
        self, request: Request, response: Response, *args: Any, **kwargs: Any
    ) -> Response:
        response.headers["Content-Language"] = self.language or default_language()
        return super().finalize_response(request, response, *args, **kwargs)

    def _check_values(self, request: Request) -> None:
        """Raise BadRequestError for a value that a database cannot compare or Wagtail cannot read."""
        if request.GET.get("fields", "").count("(") > DEEPEST_FIELDS:
            raise BadRequestError("fields error: too many brackets")
        for name, value in request.GET.items():
            if "\x00" in value:
                raise BadRequestError(f"null characters are not allowed for {name}")
            digits = value.replace("_", "").strip().lstrip("+-")  # what `int` accepts
            is_number = name in NUMBERS and digits.isdecimal()
            if is_number and int(digits[:20]) > HIGHEST_NUMBER:
                raise BadRequestError(f"the number of {name} is too high")
        if "id" in request.GET and not request.GET["id"].isdecimal():
            raise BadRequestError("id must be a positive integer")

    @cached_property
    def scope(self) -> PublicScope:
        return PublicScope.of_request(self.request._request, self.request.wagtailapi_router)

    @classmethod
    def get_available_fields(cls, model: Any, db_fields_only: bool = False) -> list[str]:
        found: list[str] = super().get_available_fields(model)
        return [name for name in found if name in cls.filter_fields] if db_fields_only else found

    def detail_view(self, request: Request, pk: int) -> Response:
        self.check_query_parameters(self.get_queryset())
        return super().detail_view(request, pk)

    def handle_exception(self, exc: Exception) -> Response:
        if isinstance(exc, ValidationError | DataError | OverflowError):
            exc = BadRequestError("a value has the wrong format")
        return super().handle_exception(exc)


def default_language() -> str:
    """Return the content language of LANGUAGE_CODE."""
    found: str = get_supported_content_language_variant(settings.LANGUAGE_CODE)
    return found


def requested_language(request: Request) -> str:
    """Return the language of `?locale=`, else the default one. Raises Http404 if there is no such one."""
    wanted = request.GET.get("locale")
    if wanted is None:
        return default_language()
    if wanted not in get_content_languages():
        raise Http404("No Locale matches the given query.")
    return str(wanted)
