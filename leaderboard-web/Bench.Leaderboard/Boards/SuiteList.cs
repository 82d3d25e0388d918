using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Boards;

/// <summary>The suites of a dataset, that with most submissions first.</summary>
public sealed class SuiteList
{
    private readonly ImmutableDictionary<string, string> byRun;
    private readonly ImmutableDictionary<string, int> order;

    /// <summary>Finds the suites.</summary>
    public SuiteList(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var tasks = dataset.Submissions.GroupBy(entry => entry.Run.Id, StringComparer.Ordinal).ToDictionary(run => run.Key, run => TasksOf([.. run]), StringComparer.Ordinal);
        byRun = tasks.ToImmutableDictionary(run => run.Key, run => Digest(run.Value), StringComparer.Ordinal);
        All =
        [
            .. dataset.Submissions.GroupBy(Of, StringComparer.Ordinal)
                .Select(suite => new Suite(suite.Key, tasks[suite.First().Run.Id].Length, suite.Count()))
                .OrderByDescending(suite => suite.Submissions).ThenByDescending(suite => suite.Tasks).ThenBy(suite => suite.Id, StringComparer.Ordinal),
        ];
        order = All.Index().ToImmutableDictionary(suite => suite.Item.Id, suite => suite.Index, StringComparer.Ordinal);
    }

    /// <summary>The suites.</summary>
    public ImmutableArray<Suite> All { get; }

    /// <summary>Id of the suite that a submission was made on.</summary>
    public string Of(SubmissionEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return byRun[entry.Run.Id];
    }

    /// <summary>Place of a suite among all.</summary>
    public int Place(string suite) => order[suite];

    /// <summary>The tasks that the run was given; those that it has results of where it does not say.</summary>
    private static ImmutableArray<string> TasksOf(ImmutableArray<SubmissionEntry> run) => run[0].Run.Manifest.Tasks is { Count: > 0 } given
        ? [.. given.Keys]
        : [.. run.SelectMany(entry => entry.Results).Select(result => result.Task.Value).Distinct(StringComparer.Ordinal)];

    private static string Digest(ImmutableArray<string> tasks) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', tasks.Order(StringComparer.Ordinal)))))[..8];
}
