"""The casebook: what others did, in facts with their sources, and what each case means for a choice. Read-only."""
