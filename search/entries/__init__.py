"""How clubs, listed meeting places and stops become entries: one module for each."""
