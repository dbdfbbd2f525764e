"""What people need to come and stay, without names; who outside will hold what; and what is done in a bad hour."""
