# Environment made by the harvester for a .NET repository: the SDK of a second image on a plain base, with ICU for the tests'
# cultures. Needs no network when the base already holds certificates, OpenSSL and ICU.
ARG BASE=debian:bookworm-slim
ARG SDK=mcr.microsoft.com/dotnet/sdk:10.0
FROM ${SDK} AS sdk

FROM ${BASE}
RUN if ! { [ -e /etc/ssl/certs/ca-certificates.crt ] && ldconfig -p | grep -q libssl.so.3 && ldconfig -p | grep -q libicuuc.so.72; }; then \
        apt-get update \
        && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ca-certificates libicu72 libssl3 libstdc++6 tzdata zlib1g \
        && rm -rf /var/lib/apt/lists/*; \
    fi
COPY --from=sdk /usr/share/dotnet /usr/share/dotnet
RUN ln -sf /usr/share/dotnet/dotnet /usr/bin/dotnet
