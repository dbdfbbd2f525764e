"""The rooms, in the order of the walk. None imports another: what two of them share is matter."""
