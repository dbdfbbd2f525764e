"""What holds in the room: the ground rules, how far it is kept quiet, and the place to which they belong."""
