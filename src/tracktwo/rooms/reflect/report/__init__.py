"""The report to who pays: from a whitelist, and leaving only in the words that every side released."""
