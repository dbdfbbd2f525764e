"""What the measures may show, to whom, and what each side says it cost."""
