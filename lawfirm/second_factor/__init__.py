"""The second factor: who needs one, codes from a phone, backup codes, and signing in by halves."""
