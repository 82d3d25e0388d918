# Environment made by the harvester for a C or C++ repository: Debian's compilers and build tools. Python is there for the tests' scripts.
ARG BASE=debian:bookworm-slim
FROM ${BASE}
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends {{packages}} \
    && rm -rf /var/lib/apt/lists/*
