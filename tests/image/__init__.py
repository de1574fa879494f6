"""The container as a host runs it: `make image-test`."""
