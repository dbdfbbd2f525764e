"""The timetable of a workshop: its days, their blocks, what each side proposes, and the run of the day."""
