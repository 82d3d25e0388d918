using System.Collections.Immutable;

namespace Bench.Sandbox.HostPrograms;

/// <summary>What a trusted program of the machine may take.</summary>
/// <param name="Wall">Time until it is killed.</param>
/// <param name="OutputBytes">Bytes that are kept of each of standard output and error; the rest is read and dropped.</param>
public sealed record HostCommandLimits(TimeSpan Wall, long OutputBytes)
{
    /// <summary>A minute and 64 MiB of output: enough for most calls.</summary>
    public static HostCommandLimits Default { get; } = new(TimeSpan.FromMinutes(1), 64L << 20);

    /// <summary>A small environment that does not depend on who runs the harness: PATH, HOME, LANG, and git without configuration of the user's or questions.</summary>
    public static ImmutableSortedDictionary<string, string> CleanVariables { get; } = ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        [
            KeyValuePair.Create("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"),
            KeyValuePair.Create("HOME", "/nonexistent"),
            KeyValuePair.Create("LANG", "C.UTF-8"),
            KeyValuePair.Create("TZ", "UTC"),
            KeyValuePair.Create("GIT_CONFIG_NOSYSTEM", "1"),
            KeyValuePair.Create("GIT_CONFIG_GLOBAL", "/dev/null"),
            KeyValuePair.Create("GIT_TERMINAL_PROMPT", "0"),
        ]);

    /// <summary>Environment of the program, complete; null passes the harness's own on.</summary>
    public ImmutableSortedDictionary<string, string>? Variables { get; init; }
}
