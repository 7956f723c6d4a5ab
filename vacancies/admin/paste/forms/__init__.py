"""Forms for a pasted text, and for the review of what was found in it.

| module | responsibility |
|---|---|
| `text_form.py` | the text and its language |
| `confirmed_language.py` | texts that are not in the language that is chosen |
| `reviewed_facts.py` | the order of the facts, and for which kinds of position they are asked |
| `organisation_forms.py` | an organisation that the site does not have yet |
| `facts_form.py` | the fields of each fact, and *Use this* |
| `row_forms.py` | contacts and documents: a match, a new one, or none |
| `supervisor_forms.py` | supervisors, also from elsewhere |
| `similar_people.py` | people of the site with almost the name in the text |
| `section_form.py` | a section: the field that it goes into |
| `fact_texts.py` | facts, dates and amounts as text |
| `other_language_forms.py` | of a text in another language: differing and new facts, sections |
"""
