"""A Discord on a socket, so that the bot can run, and die, as its own process."""

import sys

# jsonschema takes this along where it's installed, and its grammars take five seconds to build.
# They're for checking addresses in any alphabet, and no format is checked here.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
