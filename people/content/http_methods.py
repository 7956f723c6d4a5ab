"""The HTTP methods of read-only pages."""

from http import HTTPMethod

# Anything else is refused with 405 (R54); Wagtail's own default would serve the page to a DELETE.
READ_METHODS = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]
