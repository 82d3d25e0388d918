using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;

namespace Bench.Leaderboard.Importing;

/// <summary>
/// Makes results that say the same hold the same objects. A hundred thousand results name a few hundred tasks, models and machines, and mostly
/// say the same of their tests. Several threads may ask at once.
/// </summary>
internal sealed class ResultSharing
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TaskId> _tasks = new(StringComparer.Ordinal);
    private readonly Dictionary<Estimate, Estimate> _estimates = [];
    private readonly Dictionary<(int, int, int), ParitySummary> _parities = [];
    private readonly Dictionary<string, ImmutableArray<ReasonCode>> _codes = new(StringComparer.Ordinal);

    /// <summary>The same text, held once.</summary>
    public string Text(string text) => Held(_texts, text, text);

    /// <summary>The task of an id, held once.</summary>
    public TaskId Task(string id)
    {
        using var turn = _gate.EnterScope();
        ref var held = ref CollectionsMarshal.GetValueRefOrAddDefault(_tasks, id, out var known);
        return known ? held! : held = TaskId.Parse(id);
    }

    /// <summary>The same estimate, held once.</summary>
    public Estimate Estimate(Estimate estimate) => Held(_estimates, estimate, estimate);

    /// <summary>The same codes, held once.</summary>
    public ImmutableArray<ReasonCode> Codes(ImmutableArray<ReasonCode> codes) => codes.IsEmpty ? codes : Held(_codes, string.Join(' ', codes), codes);

    /// <summary>The same counts of tests, held once where no test is named.</summary>
    public ParitySummary Parity(ParitySummary parity) =>
        parity is { FailedTests.IsEmpty: true, MissingTests.IsEmpty: true, QuarantinedFailed.IsEmpty: true } ? Held(_parities, (parity.Passed, parity.Failed, parity.Missing), parity) : parity;

    /// <summary>The same map with its texts held once.</summary>
    public ImmutableSortedDictionary<string, string> Map(ImmutableSortedDictionary<string, string> map) =>
        map.ToImmutableSortedDictionary(entry => Text(entry.Key), entry => Text(entry.Value), StringComparer.Ordinal);

    private TValue Held<TKey, TValue>(Dictionary<TKey, TValue> all, TKey key, TValue value)
        where TKey : notnull
    {
        using var turn = _gate.EnterScope();
        ref var held = ref CollectionsMarshal.GetValueRefOrAddDefault(all, key, out var known);
        return known ? held! : held = value;
    }
}
