"""A living page of every component in every state, for those who build the site (DEBUG only).

Examples are unsaved facts, rendered through the templates that pages include: what is changed there
is seen here. Its own words are English; what the components say is in the language of the address.
"""
