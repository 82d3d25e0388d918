namespace Bench.Harvester.Filter.Profiles;

/// <summary>The filters that <c>--profile</c> names.</summary>
public static class FilterProfiles
{
    /// <summary>Name of the platform's own filter.</summary>
    public const string Default = "default";

    /// <summary>Name of the filter that is like the one of SWE-fficiency.</summary>
    public const string Swefficiency = "swefficiency";

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = [Default, Swefficiency];

    /// <summary>The filter of a profile.</summary>
    /// <param name="name">Name of the profile.</param>
    /// <param name="isPython">Whether it is to judge a Python project.</param>
    /// <exception cref="ArgumentException">No profile has this name.</exception>
    public static IPullRequestFilter Create(string name, bool isPython = false) => name switch
    {
        Default => new PullRequestFilter { IsPython = isPython },
        Swefficiency => new SwefficiencyFilter(),
        _ => throw new ArgumentException($"There is no profile '{name}'; there are {string.Join(" and ", Names)}.", nameof(name)),
    };
}
