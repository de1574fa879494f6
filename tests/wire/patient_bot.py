"""The real bot, which keeps a member waiting for as long as a busy machine takes to post.

A host's bot answers after two seconds, whatever became of the post by then.
"""

from __future__ import annotations

import sys

from bot.__main__ import main
from bot.ui import answer
from tests.wire.clock import AT_MOST

if __name__ == "__main__":
    vars(answer)["PATIENCE"] = AT_MOST
    sys.exit(main())
