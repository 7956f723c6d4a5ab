"""Invented publications for measurements: random titles, names and venues, the same on every machine.

Nobody who is on the site really wrote any of them: their authors are members that are invented with them.

    words    titles, names and venues, from lists of words and syllables
    rows     publications and their authors, inserted in bulk without revisions
    load     all of it, in a site with the demonstration
"""
