using System.Collections.Immutable;
using Bench.Sandbox.Images;

namespace Bench.Sandbox.HostCells;

/// <summary>Environment of code that uses the machine's own programs.</summary>
internal static class HostVariables
{
    private const string Programs = "/usr/local/bin:/usr/bin:/bin";

    /// <summary>The few variables that every process gets, overridden by those of the cell with their placeholders filled.</summary>
    public static ImmutableSortedDictionary<string, string> Of(CellSpec spec, Placeholders places, string home, DotnetFolder? dotnet)
    {
        var variables = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        variables["PATH"] = IsElsewhere(dotnet) ? $"{dotnet!.Path}:{Programs}" : Programs;
        variables["HOME"] = home;
        variables["TMPDIR"] = home;
        variables["LANG"] = "C.UTF-8";
        if (IsElsewhere(dotnet))
        {
            variables["DOTNET_ROOT"] = dotnet!.Path;
        }

        foreach (var (name, value) in spec.Variables)
        {
            variables[name] = places.Fill(value);
        }

        return variables.ToImmutable();
    }

    /// <summary>Whether the machine's .NET is outside of /usr, where programs are not looked for.</summary>
    public static bool IsElsewhere(DotnetFolder? dotnet) => dotnet is not null && !dotnet.Path.StartsWith("/usr/", StringComparison.Ordinal);
}
