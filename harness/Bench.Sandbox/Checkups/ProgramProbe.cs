using System.Collections.Immutable;
using System.Globalization;
using Bench.Sandbox.HostPrograms;

namespace Bench.Sandbox.Checkups;

/// <summary>Asks the programs that the harness starts for their versions.</summary>
internal static class ProgramProbe
{
    private const int LeastDotnet = 10;

    private static readonly HostCommandLimits Limits = new(TimeSpan.FromSeconds(20), 64 << 10);

    /// <summary>Version of each program; null when it is missing or does not work.</summary>
    public static async Task<ImmutableSortedDictionary<string, string?>> ReadAsync(CancellationToken cancellationToken)
    {
        var versions = ImmutableSortedDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        versions[ProgramItems.Git] = Last(await SayAsync(["git", "--version"], cancellationToken));
        versions[ProgramItems.Python] = Last(await SayAsync(["python3", "--version"], cancellationToken));
        versions[ProgramItems.Compiler] = Last(await SayAsync(["gcc", "-dumpfullversion"], cancellationToken));
        versions[ProgramItems.Dotnet] = NewestSdk(await SayAsync(["dotnet", "--list-sdks"], cancellationToken));
        return versions.ToImmutable();
    }

    /// <summary>The last SDK of a list whose lines are "10.0.100 [/usr/share/dotnet/sdk]"; null when none is new enough.</summary>
    internal static string? NewestSdk(string? list) => (list ?? "")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' ')[0])
        .LastOrDefault(version => int.TryParse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major >= LeastDotnet);

    private static string? Last(string? text) => text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).LastOrDefault();

    private static async Task<string?> SayAsync(string[] command, CancellationToken cancellationToken)
    {
        try
        {
            var result = await HostCommand.RunAsync(command, "/", default, Limits, cancellationToken);
            return result.Succeeded ? result.OutputText : null;
        }
        catch (Exception e) when (e is SandboxFaultException or IOException)
        {
            return null;
        }
    }
}
