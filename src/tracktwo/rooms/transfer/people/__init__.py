"""The way home of those who came: plans made with each person, check-ins, a way out."""
