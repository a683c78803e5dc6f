"""Read a page made when this runs with the real engine, in a reading process: needs the extra `ocr`."""

import sys
import tempfile
import time
from pathlib import Path

from corpus.folder import find_files
from corpus.reading import read_files
from tests.samples.pdf import Line, paragraphs
from tests.samples.reading import only
from tests.samples.scans import make_scan

TEXT = "The hall was built of glass and iron in 1851."


def main() -> int:
    """Return 0 where the page's text was found."""
    with tempfile.TemporaryDirectory() as folder:
        page = [Line("The Glass Hall", size=20), *paragraphs(TEXT, top=660)]
        (Path(folder) / "scan.pdf").write_bytes(make_scan(page))
        begun = time.monotonic()
        (outcome,) = read_files(find_files(Path(folder)).files, workers=1, ocr=True)
    found = only(outcome.result).text
    sys.stdout.write(f"{found}\n{outcome.result.notes}\n{time.monotonic() - begun:.1f} s\n")
    return 0 if TEXT in found else 1


if __name__ == "__main__":
    sys.exit(main())
