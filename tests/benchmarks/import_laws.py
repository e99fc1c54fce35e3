"""Imports the laws beside the project into a SQLite file of its own, twice; prints figures.

Laws and articles a second and the memory at its highest are of the first run; the second one finds
everything there and changes nothing.
"""

import os
import resource
import sys
import tempfile
import time
from pathlib import Path

LAWS = Path(__file__).resolve().parents[3] / "shared" / "laws"
LIMIT_SECONDS, LIMIT_AGAIN, LIMIT_MEGABYTES = 90, 30, 400


def imported() -> float:
    """Import the folder; returns the seconds that it took."""
    from django.core.management import call_command

    started = time.perf_counter()
    call_command("import_laws", str(LAWS), verbosity=0)
    return time.perf_counter() - started


def counts() -> tuple[int, int, int]:
    """Laws with a text, versions, articles."""
    from legal_refs.models import LawVersion, Provision

    laws = LawVersion.objects.values("law").distinct().count()
    return laws, LawVersion.objects.count(), Provision.objects.filter(article__gt=0).count()


def main() -> int:
    from legal_refs.models import LawVersion

    processor = time.process_time()
    first = imported()
    processor = time.process_time() - processor
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    laws, versions, articles = held = counts()
    again = imported()
    in_doubt = LawVersion.objects.filter(day_in_doubt=True).count()
    print(
        f"first run {first:.1f} s (processor {processor:.1f} s): {laws} laws, {versions} versions, "
        f"{articles:,} articles; {versions / first:.0f} versions and {articles / first:,.0f} "
        f"articles a second, {memory:.0f} MB at most\n"
        f"second run {again:.1f} s, nothing changed: {counts() == held}\n"
        f"effective date in doubt: {in_doubt} of {versions} versions"
    )
    slow = first > LIMIT_SECONDS or again > LIMIT_AGAIN or memory > LIMIT_MEGABYTES
    return int(slow or counts() != held)


if __name__ == "__main__":
    if not LAWS.is_dir():
        print("NOT RUN: shared/laws does not stand beside the project")
        sys.exit(0)
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DATABASE_URL": f"sqlite:///{Path(folder) / 'benchmark.sqlite3'}",
            "DJANGO_SETTINGS_MODULE": "tests.settings",
        }
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        sys.exit(main())
