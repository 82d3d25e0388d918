using System.Collections.Immutable;
using System.Text.Json;
using Bench.Contracts.Tasks;
using Bench.Harvester.Measure.Templates;

namespace Bench.Harvester.Measure.Sources;

/// <summary>The last resort: guarding tests of a Python or .NET repository, run in one process again and again.</summary>
public sealed class GuardingTestWorkloads : IWorkloadSource
{
    /// <summary>Warning of every such task.</summary>
    public const string Warning = "the workload repeats guarding tests: its oracle is no stronger than they are, its time is theirs, and what is kept from one round to the next shows as a gain";

    private const int MostTests = 40;
    private const int Rounds = 5;

    /// <inheritdoc/>
    public WorkloadOrigin Origin => WorkloadOrigin.GuardingTests;

    /// <inheritdoc/>
    public Task<ImmutableArray<WorkloadProposal>> ProposeAsync(
        WorkloadQuestion question, ImmutableArray<WorkloadRefusal> refused, CancellationToken cancellationToken)
    {
        var guarding = question.Draft.Tests.Guarding;
        if (!refused.IsEmpty || guarding.IsDefaultOrEmpty)
        {
            return Task.FromResult<ImmutableArray<WorkloadProposal>>([]);
        }

        var chosen = guarding.OrderBy(test => Closeness(question.Change, test)).ThenBy(test => test, StringComparer.Ordinal).Take(MostTests).ToList();
        return Task.FromResult<ImmutableArray<WorkloadProposal>>(question.Draft.Language switch
        {
            "python" => [Python(question, chosen)],
            "csharp" when TestAssembly(question.Draft.Tests.Command) is { } assembly => [Dotnet(chosen, assembly)],
            _ => [],
        });
    }

    private WorkloadProposal Python(WorkloadQuestion question, List<string> tests)
    {
        var folders = ImportFolders.Of(question.Draft, question.Change);
        var spec = new WorkloadSpec(WorkloadRunner.Python, HandedWorkload.Python, default, folders.Contains(".") ? folders : [.. folders, "."], Parameters(tests));
        return Proposal(tests, spec, (HandedWorkload.Python, TemplateFiles.Bytes(TemplateFiles.GuardingTests)));
    }

    private WorkloadProposal Dotnet(List<string> tests, string assembly)
    {
        var spec = new WorkloadSpec(
            WorkloadRunner.Dotnet, DotnetProject.Assembly, default, default, Parameters(tests).Add("assembly", JsonSerializer.SerializeToElement(assembly)));
        return Proposal(tests, spec, (HandedWorkload.Dotnet, TemplateFiles.Bytes(TemplateFiles.DotnetGuardingTests)), (WorkloadProposal.ProjectName, DotnetProject.Alone()));
    }

    private WorkloadProposal Proposal(List<string> tests, WorkloadSpec spec, params IEnumerable<(string Name, ReadOnlyMemory<byte> Text)> files) => new(
        Origin, $"{tests.Count} guarding tests", spec, files.ToImmutableSortedDictionary(file => file.Name, file => file.Text, StringComparer.Ordinal), [Warning]);

    private static ImmutableSortedDictionary<string, JsonElement> Parameters(List<string> tests) => ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        [KeyValuePair.Create("rounds", JsonSerializer.SerializeToElement(Rounds)), KeyValuePair.Create("tests", JsonSerializer.SerializeToElement(tests))]);

    /// <summary>Name of the assembly that the draft's command tests: that of the project or of the built file; null when it names neither.</summary>
    private static string? TestAssembly(ImmutableArray<string> command) => command.IsDefaultOrEmpty ? null
        : command.Where(word => word.EndsWith(".csproj", StringComparison.Ordinal) || word.EndsWith(".dll", StringComparison.Ordinal)).Select(word => Path.GetFileNameWithoutExtension(word)).FirstOrDefault();

    /// <summary>0 for tests whose name speaks of a changed file or function, 1 for the others.</summary>
    private static int Closeness(ChangedCode change, string test) =>
        change.Files.Select(file => Path.GetFileNameWithoutExtension(file.Path)).Concat(change.Functions).Any(name => name.Length > 2 && test.Contains(name, StringComparison.OrdinalIgnoreCase)) ? 0 : 1;
}
