using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Bench.Contracts.Outcomes;

namespace Bench.Evaluation.Patches;

/// <summary>
/// Flags a patch whose every changed line is a setting of the runtime, such as a collector that is turned off: it may be faster here and
/// costs memory or latency elsewhere, which no sample sees. Lines that are blank, comments, imports or brackets do not count.
/// </summary>
internal static class SettingsOnly
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    private static readonly Regex Setting = new(
        @"^\s*(gc\.(disable|freeze|collect|set_threshold|set_debug)|sys\.(setswitchinterval|setrecursionlimit|set_int_max_str_digits)|os\.(nice|sched_\w+)|"
        + @"(System\.Runtime\.)?GCSettings\.|(System\.)?GC\.(Collect|TryStartNoGCRegion|AddMemoryPressure)|AppContext\.SetSwitch|ThreadPool\.Set\w+|"
        + @"Thread\.CurrentThread\.Priority|Process\.GetCurrentProcess\(\)\.\w+\s*=)",
        Options);

    private static readonly Regex WithoutEffect = new(@"^\s*(#.*|//.*|import\s.*|from\s.*\simport\s.*|using\s.*;|[{}();]*)\s*$", Options);

    /// <summary>The flag; null when the patch changes anything else, or nothing.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="isConfiguration">Whether a path is a file of configuration as a whole.</param>
    public static Reason? Find(Patch patch, Func<string, bool> isConfiguration)
    {
        var settings = 0;
        foreach (var file in patch.Files)
        {
            var lines = ChangedLines(file);
            if (!isConfiguration(file.NewPath) && !lines.All(Setting.IsMatch))
            {
                return null;
            }

            settings += lines.Length;
        }

        return settings == 0
            ? null
            : new Reason(ReasonCode.ConfigOnlyChange, Phase.Ingest, $"All {settings} changed lines are settings of the runtime or the build. A person should look; this alone changes no score.");
    }

    private static ImmutableArray<string> ChangedLines(FileChange file) =>
    [
        .. file.Hunks.SelectMany(hunk => hunk.Lines)
            .Where(line => line.Kind != LineKind.Context)
            .Select(line => Encoding.UTF8.GetString(line.Text.Span))
            .Where(line => !WithoutEffect.IsMatch(line)),
    ];
}
