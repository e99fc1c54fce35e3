from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail when the block takes more of this process's own time: a busy machine is no failure."""
    started = process_time()
    yield
    taken = process_time() - started
    assert taken < seconds, f"{taken:.1f} s"
