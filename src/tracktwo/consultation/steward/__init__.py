"""What the steward does and sees: opening and closing, moderation, paper codes, abuse signals."""
