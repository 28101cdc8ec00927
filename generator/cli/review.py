"""`letopis review`."""
def review() -> None:
    """x"""
