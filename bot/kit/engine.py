"""SQLAlchemy's engine for asyncio without its ORM, which nobody here needs: it's eight megabytes.

`sqlalchemy.ext.asyncio` loads its sessions too, and with them the ORM. So that package takes its
place without being run, and its modules are found in it as ever.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec, module_from_spec

PACKAGE = "sqlalchemy.ext.asyncio"

if PACKAGE not in sys.modules:
    spec = find_spec(PACKAGE)
    assert spec is not None
    sys.modules[PACKAGE] = module_from_spec(spec)

from sqlalchemy.ext.asyncio.engine import AsyncConnection as AsyncConnection  # noqa: E402 - once it has its place
from sqlalchemy.ext.asyncio.engine import AsyncEngine as AsyncEngine  # noqa: E402
from sqlalchemy.ext.asyncio.engine import create_async_engine as create_async_engine  # noqa: E402
