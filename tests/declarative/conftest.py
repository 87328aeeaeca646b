"""The generator of reports lies beside the tests of its pack."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "packs" / "govinfo"))
