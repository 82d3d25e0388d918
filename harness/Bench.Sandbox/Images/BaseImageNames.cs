namespace Bench.Sandbox.Images;

/// <summary>Images that Dockerfiles start from: those of the public registries, and equal ones made on this machine.</summary>
public static class BaseImageNames
{
    /// <summary>Debian with Python, from its registry.</summary>
    public const string PublicBase = "debian:bookworm-slim";

    /// <summary>The .NET SDK, from its registry.</summary>
    public const string PublicSdk = "mcr.microsoft.com/dotnet/sdk:10.0";

    /// <summary>What <c>./bench images base</c> makes in place of <see cref="PublicBase"/>.</summary>
    public const string LocalBase = "bench/base:bookworm";

    /// <summary>What <c>./bench images base</c> makes in place of <see cref="PublicSdk"/>.</summary>
    public const string LocalSdk = "bench/dotnet-sdk:10";
}
