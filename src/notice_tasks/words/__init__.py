"""Messages in Chinese and English, chosen at the edge.

The code holds the English messages. Every other language has a gettext catalogue.
"""
