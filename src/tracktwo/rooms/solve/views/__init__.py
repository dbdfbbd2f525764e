"""Pages of the room, one module for each of its subjects."""
