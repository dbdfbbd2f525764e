"""As whom? The third party itself: who it is, where each stands, and what it owes every side."""
