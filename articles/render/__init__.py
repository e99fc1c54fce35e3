"""What visitors see of an edition, made ready at publication."""

from . import listing, notice
from .build import FORMAT, build, renew_showing

__all__ = ["FORMAT", "build", "listing", "notice", "renew_showing"]
