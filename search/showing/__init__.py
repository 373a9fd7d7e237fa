"""A search as people see it: chips, facets, what one change would give, week and map."""
