"""The search of the site: people, research areas, vacancies, pages.

A page is found by the words that it holds (Wagtail's index, see `people.content.search_text`) and
by the facts of its record (`facts`), which are asked of the records themselves at every search: a
fact that has been changed is found at once, and the old one no more. Every word of a query must be
the beginning of a word that is found; å, ä, ö and other marks do not count, so "jornsten" finds
Jörnsten.

    query     what was asked, made safe for every database and for printing
    facts     what a record is found by beside its words
    hits      which pages and people hold all the words, as far as a stranger may see them
    ranking   one hit a record, the reader's language first
    excerpts  where the words stand, highlighted
    results   what is printed of each hit
    meant     which word a misspelt one may have been
"""
