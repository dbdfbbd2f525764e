"""The way to a seat in four steps: thought of, sounded, discussed in person, seated. Whoever declines is erased."""
