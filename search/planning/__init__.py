"""From the words of a query to a plan: what each may mean, and what in the index says it.

typed        the words as they stand, what says nothing left out
expanding    what one of them leads to: its lemmas and parts, the thesaurus, what it
             begins, what it may have been meant to be
planner      all of them together: phrases, words written apart, wide words, negations
"""

from search.planning.planner import plan

__all__ = ["plan"]
