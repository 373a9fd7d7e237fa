"""How well the search finds: queries with judgements, asked of the search as it is.

`manage.py evaluate_search FILE` reads a set (`sets`), makes a city of its documents in
memory (`city`), asks every query as a visitor would (`asking`) and tells the figures
(`measures`). The database of the site is not asked for anything.
"""
