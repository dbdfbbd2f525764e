"""The issue map: what stands between the sides, and what each wants and why."""
