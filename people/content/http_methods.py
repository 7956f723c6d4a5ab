"""What pages that are only read answer to."""

from http import HTTPMethod

# Anything else is refused with 405 (R54); Wagtail's own default would serve the page to a DELETE.
READ_METHODS = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]
