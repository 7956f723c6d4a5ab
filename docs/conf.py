"""How the documentation is built: `make docs` makes HTML in var/docs/ that asks no other server."""

project = "wagtail-groupsite"
author = "The groupsite contributors"
language = "en_GB"

extensions = ["myst_parser"]
html_theme = "furo"
html_title = "wagtail-groupsite"
html_static_path = ["_static"]
html_css_files = ["site.css"]
# A reader of a page wants its text; a copy of the source of every page doubles the site.
html_copy_source = False
html_show_sourcelink = False
html_use_index = False
exclude_patterns = ["_static"]

# Links to headings work, and a link to one that is not there is a warning, which `make docs` refuses.
myst_heading_anchors = 4
myst_enable_extensions = ["colon_fence", "deflist"]
nitpicky = True
# Templates in fences are Django's; a word of them that the highlighter does not know is no fault.
suppress_warnings = ["misc.highlighting_failure"]
