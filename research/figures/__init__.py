"""The drawings of research areas, with motifs from coding, communications and AI.

A figure is a function of a random generator and of whether it is drawn small (24 to 64 px: fewer
and plainer strokes). It uses only `random()` and `gauss()`, whose sequences are the same in every
version of Python, so that an area keeps its drawing. Each figure has one part with the class `hot`.
"""
