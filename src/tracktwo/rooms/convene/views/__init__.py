"""Pages of the room: the console, the wall, words, caucuses, notes, opening and closing."""
