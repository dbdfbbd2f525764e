"""Pure science: plain values and arrays in, frozen results out. No Django, no files, no clock, no hidden chance."""
