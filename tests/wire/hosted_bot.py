"""The bot as on a host's computer: without the packages that only tests bring along."""

from __future__ import annotations

import sys

from bot.__main__ import main

if __name__ == "__main__":
    sys.modules["rich"] = None  # type: ignore[assignment] # structlog would load it
    sys.exit(main())
