namespace Bench.Harvester.GitHub.Client;

/// <summary>How much of a listing is asked for.</summary>
public sealed record ApiOptions
{
    /// <summary>The most that GitHub puts on a page.</summary>
    public const int LargestPage = 100;

    /// <summary>All of it, in large pages.</summary>
    public static ApiOptions Everything { get; } = new();

    /// <summary>Items a page, at most <see cref="LargestPage"/>.</summary>
    public int PageSize { get; init; } = LargestPage;

    /// <summary>Pages; null for all.</summary>
    public int? PageCount { get; init; }

    /// <summary>What is listed, for the progress; null keeps silent.</summary>
    public string? What { get; init; }

    /// <summary>The first items of a listing.</summary>
    public static ApiOptions First(int count)
    {
        var size = Math.Clamp(count, 1, LargestPage);
        return new ApiOptions { PageSize = size, PageCount = (count + size - 1) / size };
    }
}
