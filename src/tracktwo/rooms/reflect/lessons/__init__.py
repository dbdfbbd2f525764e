"""Lessons: what each workshop taught, what choices rest on, and what is handed to whoever comes next."""
