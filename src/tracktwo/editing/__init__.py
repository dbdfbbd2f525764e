"""Changing what stands in a compartment: undo, autosave, withdrawal, keys of forms. In a meeting or not."""
