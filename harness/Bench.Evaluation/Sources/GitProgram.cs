using System.Collections.Immutable;
using System.Text;
using Bench.Sandbox;
using Bench.Sandbox.HostPrograms;

namespace Bench.Evaluation.Sources;

/// <summary>Starts <c>git</c> with a clean environment: nobody's configuration, no prompts, no hooks, no unusual transports.</summary>
public static class GitProgram
{
    private static readonly ImmutableSortedDictionary<string, string> Variables = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["GIT_CONFIG_NOSYSTEM"] = "1",
        ["GIT_CONFIG_GLOBAL"] = "/dev/null",
        ["GIT_TERMINAL_PROMPT"] = "0",
        ["GIT_ALLOW_PROTOCOL"] = "https:http:ssh:git:file",
        ["GIT_OPTIONAL_LOCKS"] = "0",
        ["LC_ALL"] = "C.UTF-8",
        ["HOME"] = "/nonexistent",
        ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>No protocol at all: nothing is fetched, by old versions of git either.</summary>
    private static readonly ImmutableSortedDictionary<string, string> LocalVariables =
        Variables.SetItem("GIT_ALLOW_PROTOCOL", "none").SetItem("GIT_NO_LAZY_FETCH", "1");

    private static readonly string[] Start = ["git", "-c", "safe.directory=*", "-c", "core.hooksPath=/dev/null", "-c", "protocol.ext.allow=never"];

    private static readonly HostCommandLimits Limits = new(TimeSpan.FromHours(2), 2047L << 20) { Variables = Variables };

    /// <summary>Runs git and returns its standard output.</summary>
    /// <exception cref="SourceException">git is missing or failed; the message holds what it said.</exception>
    public static async Task<ReadOnlyMemory<byte>> RunAsync(IReadOnlyList<string> arguments, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        var result = await TryRunAsync(arguments, input, cancellationToken);
        if (result.ExitCode != 0)
        {
            var said = Encoding.UTF8.GetString(result.StandardError.Span).Trim();
            var verb = arguments.FirstOrDefault(argument => !argument.StartsWith('-')) ?? "";
            throw new SourceException($"git {verb} ended with exit code {result.ExitCode}: {said}");
        }

        return result.StandardOutput;
    }

    /// <summary>
    /// Runs git on what is on this machine, for input and output too large for memory, and returns how it ended, whatever the exit code.
    /// Objects that a partial clone lacks are not fetched: git ends when it meets one.
    /// </summary>
    /// <exception cref="SandboxFaultException">git is missing.</exception>
    public static async Task<HostCommandResult> StreamAsync(IReadOnlyList<string> arguments, Stream input, Stream output, CancellationToken cancellationToken) =>
        await HostCommand.RunStreamedAsync([.. Start, "--no-replace-objects", .. arguments], Path.GetTempPath(), input, output, Limits with { Variables = LocalVariables }, cancellationToken);

    /// <summary>Runs git and returns how it ended, whatever the exit code.</summary>
    public static async Task<HostCommandResult> TryRunAsync(IReadOnlyList<string> arguments, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        return await HostCommand.RunAsync([.. Start, .. arguments], Path.GetTempPath(), input, Limits, cancellationToken);
    }
}
