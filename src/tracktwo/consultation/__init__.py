"""The public server of consultations: its own process, its own database, and no way into a dialogue."""
