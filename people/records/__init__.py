"""Facts once, words twice: a record holds what is true in every language, its pages the words.

`record` the mixin for records, `page` the mixin for their pages, `words` word rows of vocabularies,
`finding` the page of a record for a reader, `states` how far each language has come, `acts` what
editors do to a record and its pages together.
"""
