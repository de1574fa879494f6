"""A server's settings: where wins go, its zone, who runs it, what is switched on."""
