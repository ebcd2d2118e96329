"""The words: Chinese and English, chosen at the edge.

English stands in the code; every other language has one gettext catalogue.
"""
