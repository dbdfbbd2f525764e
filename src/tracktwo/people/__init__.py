"""Accounts of the third party: sign-in, recovery, colleagues let in. Participants never have an account."""
