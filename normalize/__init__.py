"""`Document` in, `Report` out: who, which period, and its observations. Knows nothing of rules."""
