"""A large site for measurements: thousands of people, vacancies and pages in both languages.

Names, words and dates follow from a fixed seed and the given time, so every machine gets the same data.
Rows are inserted in bulk and have no revisions. Never use it on a real site.

    sizes        how many records and pages
    vocabulary   random words with the frequencies of a natural language
    records      people, research areas and vacancies
    tree         bulk insertion of pages
    populate     all of it, in an existing site
"""
