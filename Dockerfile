# The worker, and every other command but the embedded broker: `docker run … streams:0.1.0 topics create`.
# tests/deploy runs the COPY and RUN lines of the first stage on a bare virtual environment.

# The same image with a C compiler, for streams/kernel.
FROM python:3.11.14-bookworm AS build
WORKDIR /src
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1

# The dependencies first, each by its hash: this layer is built again only when the lock changes.
COPY requirements-image.lock ./
RUN python -m venv --without-pip /opt/streams
RUN python -m pip --python /opt/streams/bin/python install --quiet --only-binary :all: --require-hashes -r requirements-image.lock

# What builds the wheel, from the developers' lock: hatchling and its own dependencies, each with the hashes below it.
COPY requirements.lock ./
RUN awk '/^(hatchling|packaging|pathspec|pluggy|tomlkit|trove-classifiers)==/,!/\\$/' requirements.lock > build.lock
RUN python -m venv /opt/build
RUN /opt/build/bin/python -m pip install --quiet --only-binary :all: --require-hashes -r build.lock

COPY pyproject.toml README.md hatch_build.py ./
COPY schemas ./schemas
COPY streams ./streams
RUN /opt/build/bin/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir /opt/wheel .
RUN python -m pip --python /opt/streams/bin/python install --quiet --no-deps --no-index --find-links /opt/wheel streams

FROM python:3.11.14-slim-bookworm
COPY --from=build /opt/streams /opt/streams
RUN useradd --system --uid 10001 --user-group --home-dir /var/lib/streams --create-home streams
ENV PATH=/opt/streams/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 STREAMS_DATA_DIR=/var/lib/streams
WORKDIR /var/lib/streams
# By number, so that a platform that refuses root can tell.
USER 10001:10001
ENTRYPOINT ["streams"]
CMD ["worker"]
