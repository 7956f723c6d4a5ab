"""The HTTP methods of read-only pages."""

from http import HTTPMethod

# Any other method gets 405 (R54); Wagtail's default would serve the page in response to a DELETE.
READ_METHODS = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]
