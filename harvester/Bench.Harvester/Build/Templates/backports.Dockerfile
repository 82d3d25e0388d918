# The tree asks for a newer build tool than Debian's release has.
RUN address=$(grep -rhoE 'https?://[^ ]+' /etc/apt/sources.list /etc/apt/sources.list.d/ 2>/dev/null | grep -v security | head -n 1) \
    && echo "deb $address bookworm-backports main" > /etc/apt/sources.list.d/backports.list \
    && apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends -t bookworm-backports {{tool}} \
    && rm -rf /var/lib/apt/lists/*
