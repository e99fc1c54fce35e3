"""What makes a law file unreadable."""


class LawTextError(ValueError):
    """A source that cannot be read as one law; the message says in Chinese what to do."""
