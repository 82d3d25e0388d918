using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;

namespace Bench.Leaderboard.Importing;

/// <summary>
/// Makes results that say the same hold the same objects. A hundred thousand results name a few hundred tasks, models and machines, and mostly
/// say the same of their tests: held once, they are a fifth of the memory.
/// </summary>
internal sealed class ResultSharing
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TaskId> _tasks = new(StringComparer.Ordinal);
    private readonly Dictionary<Estimate, Estimate> _estimates = [];
    private readonly Dictionary<(int, int, int), ParitySummary> _parities = [];
    private readonly Dictionary<string, ImmutableArray<ReasonCode>> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<string>> _lists = new(StringComparer.Ordinal);

    /// <summary>The same text, held once.</summary>
    public string Text(string text)
    {
        ref var held = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_texts, text, out var known);
        return known ? held! : held = text;
    }

    /// <summary>The same task, held once.</summary>
    public TaskId Task(TaskId task)
    {
        ref var held = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_tasks, task.Value, out var known);
        return known ? held! : held = task;
    }

    /// <summary>The same map with its texts held once.</summary>
    public ImmutableSortedDictionary<string, string> Map(ImmutableSortedDictionary<string, string> map) =>
        map.ToImmutableSortedDictionary(entry => Text(entry.Key), entry => Text(entry.Value), StringComparer.Ordinal);

    /// <summary>The same result out of shared parts.</summary>
    public TaskResult Result(TaskResult result) => result with
    {
        Task = Task(result.Task),
        Model = Text(result.Model),
        Sitting = result.Sitting is { } sitting ? Text(sitting) : null,
        Arm = result.Arm is { } arm ? Text(arm) : null,
        ReasonCodes = Codes(result.ReasonCodes),
        Reasons = result.Reasons.IsEmpty ? [] : [.. result.Reasons.Select(reason => reason with { Detail = Text(reason.Detail) })],
        SandboxNotEnforced = List(result.SandboxNotEnforced),
        ExpertSpeedup = result.ExpertSpeedup is { } expert ? Estimate(expert) : null,
        Parity = Parity(result.Parity),
        PhaseSeconds = result.PhaseSeconds is { IsEmpty: true } ? ImmutableSortedDictionary<Phase, double>.Empty : result.PhaseSeconds,
    };

    private Estimate Estimate(Estimate estimate)
    {
        ref var held = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_estimates, estimate, out var known);
        return known ? held! : held = estimate;
    }

    private ParitySummary? Parity(ParitySummary? parity)
    {
        if (parity is not { FailedTests.IsEmpty: true, MissingTests.IsEmpty: true, QuarantinedFailed.IsEmpty: true })
        {
            return parity;
        }

        ref var held = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_parities, (parity.Passed, parity.Failed, parity.Missing), out var known);
        return known ? held : held = parity;
    }

    private ImmutableArray<ReasonCode> Codes(ImmutableArray<ReasonCode> codes)
    {
        if (codes.IsEmpty)
        {
            return [];
        }

        ref var held = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_codes, string.Join(' ', codes), out var known);
        return known ? held : held = codes;
    }

    private ImmutableArray<string> List(ImmutableArray<string> texts)
    {
        if (texts.IsEmpty)
        {
            return [];
        }

        ref var held = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_lists, string.Join('\n', texts), out var known);
        return known ? held : held = texts;
    }
}
