"""What Wagtail's and wagtail-localize's views leave open, asked before they answer (R43, R45).

`addresses` puts the questions before the views, `translations` and `choosing` are the questions,
`pages` tells for many pages at once which ones a user may know of.
"""
