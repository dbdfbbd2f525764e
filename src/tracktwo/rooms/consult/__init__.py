"""Consult: what the wider society holds, carried into the room and answered."""
