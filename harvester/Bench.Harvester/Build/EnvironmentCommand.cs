using System.Text;
using System.Text.Json;
using Bench.Contracts.Documents;
using Bench.Evaluation.Environments;
using Bench.Sandbox.HostPrograms;

namespace Bench.Harvester.Build;

/// <summary>A program of the user's that says what a base tree needs: the seam for a script or a set-up agent. It is trusted as the user is.</summary>
/// <param name="command">Program and arguments.</param>
public sealed class EnvironmentCommand(IReadOnlyList<string> command)
{
    private static readonly HostCommandLimits Limits = new(TimeSpan.FromHours(1), 8 << 20);

    /// <summary>Asks the program.</summary>
    /// <param name="tree">Folder of the exported base tree.</param>
    /// <param name="baseCommit">Its commit.</param>
    /// <param name="detected">What was detected; null when nothing was.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="EnvironmentException">The program failed, or its answer cannot be used.</exception>
    public async Task<EnvironmentAnswer> AskAsync(string tree, string baseCommit, Recipe? detected, CancellationToken cancellationToken)
    {
        var question = JsonSerializer.Serialize(
            new
            {
                repository = tree,
                @base = baseCommit,
                language = detected?.Language,
                recipe = detected?.Name,
                detected = detected is null ? null : new EnvironmentAnswer(detected.Files.GetValueOrDefault(Recipe.Dockerfile), detected.Language, detected.Environment, detected.Build, detected.Tests, detected.Limits),
            },
            BenchJson.Options);
        var result = await HostCommand.RunAsync(command, tree, Encoding.UTF8.GetBytes(question), Limits, cancellationToken);
        return result.Succeeded
            ? EnvironmentAnswer.Read(result.OutputText, $"the answer of `{command[0]}`")
            : throw new EnvironmentException($"`{string.Join(' ', command)}` {(result.TimedOut ? "took too long" : $"ended with exit code {result.ExitCode}")}: {result.ErrorText.Trim()}");
    }
}
