"""What the dialogue is for: objective, theory of change, and stage of escalation."""
