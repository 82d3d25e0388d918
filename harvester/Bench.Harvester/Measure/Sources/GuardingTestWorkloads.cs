using System.Collections.Immutable;
using System.Text.Json;
using Bench.Contracts.Tasks;
using Bench.Harvester.Measure.Templates;

namespace Bench.Harvester.Measure.Sources;

/// <summary>The last resort: guarding tests of a Python repository, run in one process again and again.</summary>
public sealed class GuardingTestWorkloads : IWorkloadSource
{
    /// <summary>Warning of every such task.</summary>
    public const string Warning = "the workload repeats guarding tests: its oracle is no stronger than they are, and its time is theirs";

    private const int MostTests = 40;
    private const int Rounds = 5;

    /// <inheritdoc/>
    public WorkloadOrigin Origin => WorkloadOrigin.GuardingTests;

    /// <inheritdoc/>
    public Task<ImmutableArray<WorkloadProposal>> ProposeAsync(
        WorkloadQuestion question, ImmutableArray<WorkloadRefusal> refused, CancellationToken cancellationToken)
    {
        var guarding = question.Draft.Tests.Guarding;
        if (!refused.IsEmpty || question.Draft.Language != "python" || guarding.IsDefaultOrEmpty)
        {
            return Task.FromResult<ImmutableArray<WorkloadProposal>>([]);
        }

        var chosen = guarding.OrderBy(test => Closeness(question.Change, test)).ThenBy(test => test, StringComparer.Ordinal).Take(MostTests).ToList();
        var parameters = ImmutableSortedDictionary.CreateRange(
            StringComparer.Ordinal,
            [
                KeyValuePair.Create("rounds", JsonSerializer.SerializeToElement(Rounds)),
                KeyValuePair.Create("tests", JsonSerializer.SerializeToElement(chosen)),
            ]);
        var folders = ImportFolders.Of(question.Draft, question.Change);
        var spec = new WorkloadSpec(WorkloadRunner.Python, HandedWorkload.Python, default, folders.Contains(".") ? folders : [.. folders, "."], parameters);
        return Task.FromResult<ImmutableArray<WorkloadProposal>>(
            [new(Origin, $"{chosen.Count} guarding tests", spec, ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create(HandedWorkload.Python, TemplateFiles.Bytes(TemplateFiles.GuardingTests))]), [Warning])]);
    }

    /// <summary>0 for tests whose name speaks of a changed file or function, 1 for the others.</summary>
    private static int Closeness(ChangedCode change, string test) =>
        change.Files.Select(file => Path.GetFileNameWithoutExtension(file.Path)).Concat(change.Functions).Any(name => name.Length > 2 && test.Contains(name, StringComparison.OrdinalIgnoreCase)) ? 0 : 1;
}
