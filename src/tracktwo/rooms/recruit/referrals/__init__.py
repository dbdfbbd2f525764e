"""Who named whom: the snowball, in a compartment of its own."""
