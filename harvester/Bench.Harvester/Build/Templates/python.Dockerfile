# Environment made by the harvester for a Python repository: Debian's Python with the packages that the tree asks for.
# Needs no network when the base already holds all of them. Packages that Debian does not have are left out, and named in
# /usr/share/bench/missing-packages.
ARG BASE=debian:bookworm-slim
FROM ${BASE}
RUN if ! python3 -c 'import {{modules}}' 2>/dev/null{{always}}; then \
        apt-get update \
        && mkdir -p /usr/share/bench \
        && wanted='' \
        && for name in {{packages}}; do \
               if apt-cache show --no-all-versions "$name" >/dev/null 2>&1; then wanted="$wanted $name"; \
               else echo "$name" >> /usr/share/bench/missing-packages; fi; \
           done \
        && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends python3 $wanted \
        && rm -rf /var/lib/apt/lists/*; \
    fi
