"""The conflict on one page: groups and ties, onions, the tree, dividers and connectors, issues, and the timeline."""
