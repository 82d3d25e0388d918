# Environment of the tally tasks. Does nothing, and needs no network, when the base already holds Python and pytest.
ARG BASE=debian:bookworm-slim
FROM ${BASE}
RUN if ! python3 -c 'import pytest, unittest' 2>/dev/null; then \
        apt-get update \
        && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends python3 python3-pytest \
        && rm -rf /var/lib/apt/lists/*; \
    fi
