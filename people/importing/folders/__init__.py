"""Reads the people of a static site: al-folio (Jekyll) or HugoBlox (Hugo), from its folder.

| module | responsibility |
|---|---|
| `folder_limits.py` | what is not read: other folders behind links, and too much |
| `front_matter.py` | YAML or TOML as texts, with limits; the front matter of a Markdown file |
| `markdown_texts.py` | Markdown of such a site as HTML or plain text |
| `person_cells.py` | names, links and pictures as cells of a row |
| `hugoblox_authors.py` | `content/authors/*/_index.md` and `data/authors/*.yaml` |
| `al_folio_people.py` | pages with profiles, collections such as `_team`, and lists in `_data` |
| `site_folder.py` | tells which of them a folder is |
"""
