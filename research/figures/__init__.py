"""The drawings of research areas, with motifs from the field.

A figure is a function of a random generator and of whether it is drawn small (24 to 64 px: fewer
and plainer strokes). It uses the generator through `random()` and `gauss()` only, whose sequence no
version of Python changes: an area keeps its drawing for good. In each, one part is `hot`.
"""
