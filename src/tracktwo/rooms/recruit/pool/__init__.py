"""The pool: people of each side who could be asked, until the seats are settled."""
