"""Width in full-width units, as search engines and editors count a line of Chinese."""

from unicodedata import east_asian_width


def full_width_units(text: str) -> float:
    """Return the width of a text: 1 for a Chinese character, 0.5 for a Latin letter or digit."""
    return sum(1.0 if east_asian_width(char) in "WFA" else 0.5 for char in text)
