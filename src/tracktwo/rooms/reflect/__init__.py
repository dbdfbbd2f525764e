"""Did it help, did it harm, what did we learn? Measures, outcomes, lessons, a casebook, and a report to who pays."""
