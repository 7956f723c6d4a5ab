"""Pictures that social media and messengers show for a link to a page (Open Graph), 1200 × 630 pixels.

A picture is drawn from a few texts and a figure or a portrait: a `LinkPreviewCard`. Its URL has the digest
of all that it is drawn from, so it can be cached forever, and changes with any fact on it. Only the page
itself serves it (`people.content.records.page`), and only while visitors can open the page.

| module | responsibility |
|---|---|
| `card.py` | `LinkPreviewCard`: what the picture of a page shows |
| `typesetting.py` | fonts, missing letters, and lines that fit |
| `figures.py` | draws an SVG figure of lines, dots and circles |
| `drawing.py` | draws a card as PNG, or as JPEG if it has a portrait |
| `stored_pictures.py` | stores the picture of each page, one file a page |
| `responses.py` | the response with the picture, and its URL |
"""
