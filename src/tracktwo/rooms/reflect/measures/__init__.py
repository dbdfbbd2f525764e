"""What people are asked before, after and later, and how their answers stay theirs."""
