"""Imports of records from files: reads rows, changes drafts, publishes them if nothing prevents it.

| module | responsibility |
|---|---|
| `source_rows.py` | `SourceRow`, what every format is read into; limits on files |
| `csv_rows.py`, `json_rows.py` | read a CSV or JSON file into rows |
| `cells.py` | reads the cells of a row and collects what is wrong with them |
| `source_keys.py` | the permanent key of a record from its key in another system |
| `rich_text_cells.py` | plain text or HTML as the rich text that a field allows |
| `ensured_rows.py` | adds or changes a child row |
| `planned_row.py` | what a row changes, before anything is saved |
| `draft_saving.py` | saves a planned row as drafts |
| `draft_publishing.py` | publishes the drafts that the checks before publishing let through |
| `record_import.py` | `RecordImport`: plans, saves and publishes each row |
| `import_command.py` | the base of the management commands: options, report, exit code |

Each may import those above it. An app subclasses `RecordImport` and `ImportCommand`.
"""
