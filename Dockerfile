# Another base with Python 3.11 or newer will do too: --build-arg BASE=...
ARG BASE=docker.io/library/python:3.12-slim

FROM ${BASE} AS packages
COPY requirements-extras.lock .
RUN python3 -m venv /venv && \
    /venv/bin/pip install --no-cache-dir --require-hashes -r requirements-extras.lock

FROM ${BASE}
# As in bot/__init__.py (a test compares them), since compose passes nothing. Where it came from only a
# checkout knows: make image says it.
ARG VERSION=1.0.0
ARG SOURCE=unknown
LABEL org.opencontainers.image.title="What's Working" \
      org.opencontainers.image.description="A Discord bot for school librarians who share what works" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.source="${SOURCE}"
# The data's folder belongs to the user before the volume is made from it: else it is root's.
RUN useradd --create-home --uid 1000 librarian && install -d -m 0700 -o librarian -g librarian /data
COPY --from=packages /venv /venv
WORKDIR /app
COPY pyproject.toml ./
COPY migrations migrations
COPY bot bot
COPY cogs cogs
USER librarian
# The port is only for the health check below: nothing outside the container reaches it.
ENV DATA_DIR=/data HTTP_PORT=8080 PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=1m --timeout=10s --start-period=2m CMD \
    ["python3", "-c", "import os, urllib.request as web; web.urlopen(f'http://127.0.0.1:{os.environ[\"HTTP_PORT\"]}/healthz', timeout=8)"]
CMD ["python3", "-m", "bot", "run"]
