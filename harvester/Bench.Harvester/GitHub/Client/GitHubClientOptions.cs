namespace Bench.Harvester.GitHub.Client;

/// <summary>How GitHub is asked.</summary>
public sealed record GitHubClientOptions
{
    /// <summary>Where the API is.</summary>
    public ApiAddress Address { get; init; } = ApiAddress.GitHub;

    /// <summary>Path of the file that keeps answers; null keeps none.</summary>
    public string? CacheFile { get; init; }

    /// <summary>How long an answer is used without asking whether it has changed.</summary>
    public TimeSpan FreshFor { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Time for one request with its whole answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Times that a request is sent when its answer breaks off or is a server's error.</summary>
    public int Attempts { get; init; } = 6;

    /// <summary>The longest pause that GitHub may ask for; its hourly limit asks for an hour at most.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(70);

    /// <summary>Pauses for one request until it is given up.</summary>
    public int Pauses { get; init; } = 12;

    /// <summary>Bytes of one answer, unpacked.</summary>
    public int ResponseBytes { get; init; } = 32 << 20;

    /// <summary>Pages of one listing.</summary>
    public int Pages { get; init; } = 5000;

    /// <summary>Seed of the randomness in the pauses between attempts. It has no effect on what is found.</summary>
    public int Seed { get; init; }
}
