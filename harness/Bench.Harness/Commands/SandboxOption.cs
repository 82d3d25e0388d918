using System.CommandLine;
using Bench.Contracts.Runs;

namespace Bench.Harness.Commands;

/// <summary>The option that chooses a back end.</summary>
internal static class SandboxOption
{
    /// <summary>Makes the option.</summary>
    public static Option<string> Create()
    {
        var option = new Option<string>("--sandbox")
        {
            Description = "Where submitted code runs: docker, bubblewrap, process, or auto for the strongest that works.",
            DefaultValueFactory = _ => "auto",
        };
        option.AcceptOnlyFromAmong("auto", "docker", "bubblewrap", "process");
        return option;
    }

    /// <summary>Makes the option for a run that was made before, perhaps by somebody else.</summary>
    public static Option<string?> CreateForReplay()
    {
        var option = new Option<string?>("--sandbox")
        {
            Description = "Where the patch runs: docker, bubblewrap or process; the recorded one when not given, but never process.",
        };
        option.AcceptOnlyFromAmong("docker", "bubblewrap", "process");
        return option;
    }

    /// <summary>The back end; null for auto.</summary>
    public static SandboxKind? Parse(string word) => word == "auto" ? null : Enum.Parse<SandboxKind>(word, ignoreCase: true);
}
