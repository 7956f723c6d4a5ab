"""The edit form of a page with the original beside each field.

| module | responsibility |
|---|---|
| `add_empty_blocks_and_rows.py` | the empty blocks and rows of a page that is started beside its original |
| `original.py` | the original of a page: the text, what has changed, who has read it, by section |
| `rendering.py` | the text of a section as HTML |
| `beside_fields.py` | puts the original beside the fields of Wagtail's edit form |
| `edit_view.py` | the edit view: shows the original, and stores which text was written beside it |
| `section_translation.py` | translates one section again by machine, and brings the earlier text back |
| `publish_message_buttons.py` | the public address and the next step, after publishing |
| `section_button_views.py` | *Still right*, *Looks right*, and the machine's buttons without scripts |
| `hooks.py` | the URLs of these views, scripts and styles |

Both languages are ordinary pages. The form says by a digest which original it showed, so that a text
that was written beside an older one leaves its section out of date (`people.content.sections`).
"""
