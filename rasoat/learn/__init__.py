"""A new form without code: from a blank form or a filled report to a catalogue folder that its user confirms."""
