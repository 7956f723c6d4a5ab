"""What visitors read of publications: the list and its filters, one publication, its files.

`PublicationIndexPage` names the views by the name of their URLconf, since they read the models.

| module | responsibility |
|---|---|
| `urls.py`, `views.py` | what is served below the list: a publication, its files, the files of the list |
| `filters.py` | the filters of the list, with how many publications each choice leaves |
| `publication_list.py` | the publications of a list, by year and in pages |
| `listed_publications.py` | a publication in a list: its names with links, its venue |
| `publication_details.py` | one publication with all that visitors may see |
| `publication_files.py` | BibTeX, RIS and CSL-JSON, one publication or many |
| `publication_urls.py` | the URLs of some publications, for a reader |
| `citation_metadata.py` | the `citation_…` metadata that Google Scholar and Zotero read |
| `publications_elsewhere.py` | publications on the page of a person, an area or a project |
"""
