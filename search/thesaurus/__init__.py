"""What people call things, and what a word leads to: words, themes and marks of entries.

`search.thesaurus.kept.thesaurus()` is the whole of it in memory.
"""
