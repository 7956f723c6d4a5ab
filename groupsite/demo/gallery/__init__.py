"""A page that shows every component in every state, for developers (DEBUG only).

Examples are unsaved facts, rendered through the templates that pages include: what is changed there
is seen here. Its own words are English; what the components say is in the language of the address.
"""
