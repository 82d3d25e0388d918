# Environment of the weft tasks: the .NET SDK of a second image on a plain base. Needs no network when the base already
# holds certificates and OpenSSL, which restoring packages wants.
ARG BASE=debian:bookworm-slim
ARG SDK=mcr.microsoft.com/dotnet/sdk:10.0
FROM ${SDK} AS sdk

FROM ${BASE}
RUN if ! { [ -e /etc/ssl/certs/ca-certificates.crt ] && ldconfig -p | grep -q libssl.so.3; }; then \
        apt-get update \
        && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ca-certificates libssl3 libstdc++6 zlib1g \
        && rm -rf /var/lib/apt/lists/*; \
    fi
COPY --from=sdk /usr/share/dotnet /usr/share/dotnet
RUN ln -sf /usr/share/dotnet/dotnet /usr/bin/dotnet
ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
