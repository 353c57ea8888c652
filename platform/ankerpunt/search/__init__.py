"""Search that knows Dutch: analysis, thesaurus, query, indexes and results."""
