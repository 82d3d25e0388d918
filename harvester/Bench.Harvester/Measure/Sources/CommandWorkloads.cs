using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Bench.Contracts.Documents;
using Bench.Evaluation.Sources;
using Bench.Sandbox.HostPrograms;

namespace Bench.Harvester.Measure.Sources;

/// <summary>
/// Workloads that a program of the user's writes: a script, or a model behind one. It reads a question as JSON and writes the text of a workload;
/// what was wrong with it is told the next time.
/// </summary>
/// <param name="command">The program and its arguments.</param>
/// <param name="time">Time for one workload.</param>
public sealed class CommandWorkloads(ImmutableArray<string> command, TimeSpan time) : IWorkloadSource
{
    /// <summary>Attempts for one pull request.</summary>
    public const int MostAttempts = 3;

    private const string Fence = "```";
    private const int LongestError = 8000;

    /// <inheritdoc/>
    public WorkloadOrigin Origin => WorkloadOrigin.Command;

    /// <inheritdoc/>
    public async Task<ImmutableArray<WorkloadProposal>> ProposeAsync(
        WorkloadQuestion question, ImmutableArray<WorkloadRefusal> refused, CancellationToken cancellationToken)
    {
        if (refused.Length >= MostAttempts || HandedWorkload.NamesFor(question.Draft.Language) is not [var name, ..])
        {
            return [];
        }

        var asked = Encoding.UTF8.GetBytes(BenchJson.Line(Question(question, refused, name)));
        var limits = HostCommandLimits.Default with { Wall = time };
        var result = await HostCommand.RunAsync(command, Path.GetTempPath(), asked, limits, cancellationToken);
        if (!result.Succeeded)
        {
            var how = result.TimedOut ? string.Create(CultureInfo.InvariantCulture, $"did not end within {time.TotalSeconds:F0} s") : $"ended with exit code {result.ExitCode}";
            throw new SourceException($"--workload-command: `{command[0]}` {how}: {Tail(result.ErrorText.Trim(), 400)}");
        }

        var text = Unfenced(result.OutputText);
        return text.Trim().Length == 0
            ? []
            : [HandedWorkload.Make(question, Origin, $"attempt {refused.Length + 1} of the command", ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create(name, (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(text))]))];
    }

    private static CommandQuestion Question(WorkloadQuestion question, ImmutableArray<WorkloadRefusal> refused, string name)
    {
        var last = refused.LastOrDefault();
        return new CommandQuestion(
            question.Draft.Language,
            question.Candidate.PullRequest,
            Encoding.UTF8.GetString(question.Change.Diff.Span),
            [.. question.Change.Functions],
            [.. question.Change.Interesting.SelectMany(file => file.Value.Select(line => string.Create(CultureInfo.InvariantCulture, $"{file.Key}:{line}")))],
            question.RepositoryPath,
            refused.Length + 1,
            last is null ? null : Encoding.UTF8.GetString(last.Proposal.Files[name].Span),
            last?.Code,
            last is null ? null : Tail($"{last.Detail}\n{last.Log}".TrimEnd(), LongestError));
    }

    /// <summary>The first block of code of a text that explains itself; the whole text when it has none.</summary>
    private static string Unfenced(string text)
    {
        var rows = text.Split('\n');
        var open = Array.FindIndex(rows, row => row.StartsWith(Fence, StringComparison.Ordinal));
        var close = open < 0 ? -1 : Array.FindIndex(rows, open + 1, row => row.TrimEnd() == Fence);
        return close < 0 ? text : string.Join('\n', rows[(open + 1)..close]) + "\n";
    }

    private static string Tail(string text, int characters) => text.Length <= characters ? text : text[^characters..];
}
