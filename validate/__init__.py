"""Reports in, findings and coverage out: rules over observations."""
