"""`make faults`: a real Elasticsearch is killed and paused while a real site is used."""
