"""The opinion map of a consultation: built in a process of its own, stored, and shown."""
