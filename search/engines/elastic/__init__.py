"""The engine that answers from an Elasticsearch; imported only where one is set."""
