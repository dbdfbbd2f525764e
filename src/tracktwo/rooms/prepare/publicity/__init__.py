"""No publicity: what we do when something leaks, rehearsed before it does, and what each paper would give away."""
