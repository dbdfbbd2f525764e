"""After something was settled officially: steps of reconciliation owned by sides; and claims with what they rest on."""
