"""The nouns more than one room works on, each with its acts."""
