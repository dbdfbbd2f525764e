"""Keys, compartments, sealed records and the volatile store.

The vault moves bytes and typed payloads; it knows nothing of dialogues, rooms or people beyond opaque ids.
"""
