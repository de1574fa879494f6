FROM python:3.12-slim AS packages
COPY requirements.lock .
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.lock

FROM python:3.12-slim
# The data's folder belongs to the user before the volume is made from it: else it is root's.
RUN useradd --create-home --uid 1000 librarian && install -d -o librarian /data
COPY --from=packages /venv /venv
WORKDIR /app
COPY pyproject.toml ./
COPY migrations migrations
COPY bot bot
COPY cogs cogs
USER librarian
ENV DATA_DIR=/data PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1
VOLUME /data
STOPSIGNAL SIGTERM
CMD ["python", "-m", "bot", "run"]
