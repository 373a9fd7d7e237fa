"""Real places of Oulu from public sources, each source in a module of its own.

A module answers `places()`: meeting places as the source tells them, not saved. What a
source does not tell is left open, never guessed: no address, coordinate or opening hour.
"""
