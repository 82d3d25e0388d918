using System.Collections.Concurrent;
using System.Collections.Immutable;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Rules;
using Bench.Leaderboard.Tasks;
using Bench.Scoring.Boards;
using Bench.Scoring.Rules;

namespace Bench.Leaderboard.Boards;

/// <summary>
/// The scores of a dataset's submissions, each computed when it is first asked for and then kept. What does not change with another dataset is
/// taken over from the book before.
/// </summary>
public sealed class ScoreBook
{
    /// <summary>Rankings that are kept at most; filters make many.</summary>
    private const int MostRankings = 64;

    /// <summary>Choices of p and k beside the usual ones whose scores are kept at most; a slider makes many.</summary>
    internal const int MostChoices = 50;

    private readonly ConcurrentDictionary<ScoreChoice, bool> unusual = new();
    private readonly ConcurrentDictionary<(string Submission, ScoreChoice Choice), Lazy<Score>> scores = new();
    private readonly ConcurrentDictionary<(string Submission, bool IsAdjusted, bool IsValid), Lazy<ScoreInput>> inputs = new();
    private readonly ConcurrentDictionary<(string Submission, ScoreChoice Choice), double?> points = new();
    private readonly ConcurrentDictionary<RankKey, Lazy<ImmutableDictionary<string, RowRank>>> ranks = new();
    private readonly ConcurrentDictionary<string, Tally> tallies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> attempts = new(StringComparer.Ordinal);
    private readonly Lock usualGate = new();
    private readonly Lazy<ImmutableHashSet<TaskId>> valid;
    private BoardView? usual;

    /// <summary>An empty book.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="before">The book of the dataset before; null when there was none.</param>
    /// <param name="usual">Its usual board, where an earlier start kept it; null when it has to be made.</param>
    public ScoreBook(Dataset dataset, ScoreBook? before = null, BoardView? usual = null)
    {
        Dataset = dataset;
        this.usual = usual;
        IsUsualKept = usual is not null;
        Suites = new SuiteList(dataset);
        // It and the inputs take longer than all else of a start whose usual board is kept.
        valid = new(() => [.. TaskBook.Of(dataset).Replays.Where(task => Replay.StateOf(task.Value) is ReplayState.Valid or ReplayState.Partly).Select(task => task.Key)]);
        if (before is not null && valid.Value.SetEquals(before.valid.Value) && IsSame(ScoreInputs.Of(dataset).ExpertSpeedups, ScoreInputs.Of(before.Dataset).ExpertSpeedups))
        {
            TakeOver(before);
        }
    }

    /// <summary>The dataset.</summary>
    public Dataset Dataset { get; }

    /// <summary>The sets of tasks that its runs were made on.</summary>
    public SuiteList Suites { get; }

    /// <summary>Whether the usual board came with the book, so that no score had to be computed for it.</summary>
    public bool IsUsualKept { get; }

    /// <summary>Tasks whose expert patch was seen to clear its bar.</summary>
    public int ValidTasks => valid.Value.Count;

    /// <summary>How many scores are held.</summary>
    internal int Held => scores.Count + points.Count;

    /// <summary>The usual board; made once, unless it came with the book.</summary>
    public BoardView Usual(Func<BoardView> make)
    {
        using var turn = usualGate.EnterScope();
        return usual ??= make();
    }

    /// <summary>The score of a submission, with its interval.</summary>
    public Score Of(SubmissionEntry entry, ScoreChoice choice)
    {
        var normal = Same(entry, choice.Normal);
        Hold(normal);
        return scores.GetOrAdd((entry.Id, normal), _ => new Lazy<Score>(() => normal.Resolved.Score(Input(entry, normal)))).Value;
    }

    /// <summary>The scores of several submissions; those that are not known yet are computed side by side.</summary>
    public ImmutableDictionary<string, Score> Of(IReadOnlyCollection<SubmissionEntry> entries, ScoreChoice choice)
    {
        var missing = entries.Where(entry => !scores.TryGetValue((entry.Id, Same(entry, choice.Normal)), out var known) || !known.IsValueCreated).ToList();
        missing.AsParallel().ForAll(entry => Of(entry, choice));
        return entries.ToImmutableDictionary(entry => entry.Id, entry => Of(entry, choice), StringComparer.Ordinal);
    }

    /// <summary>The score of a submission alone; null when no task of it is scored.</summary>
    public double? Point(SubmissionEntry entry, ScoreChoice choice)
    {
        var normal = Same(entry, choice.Normal);
        Hold(normal);
        return points.GetOrAdd((entry.Id, normal), _ => choice.Resolved.Point(Input(entry, choice)));
    }

    /// <summary>What each task of a submission contributes, heaviest first.</summary>
    public ImmutableArray<Contribution> Contributions(SubmissionEntry entry, ScoreChoice choice) => choice.Resolved.Contributions(Input(entry, choice));

    /// <summary>The ranks of some submissions among those of the same suite, by id; those without a score, and those of a plain process beside isolated ones, have none.</summary>
    public ImmutableDictionary<string, RowRank> Ranks(IReadOnlyCollection<SubmissionEntry> entries, ScoreChoice choice)
    {
        var key = new RankKey(choice.Normal, string.Join(' ', entries.Select(entry => entry.Id)));
        if (ranks.Count > MostRankings)
        {
            ranks.Clear();
        }

        return ranks.GetOrAdd(key, _ => new Lazy<ImmutableDictionary<string, RowRank>>(() => Rank(entries, choice))).Value;
    }

    /// <summary>The results of a submission as a rule sees them.</summary>
    public ScoreInput Input(SubmissionEntry entry, ScoreChoice choice)
    {
        var same = Same(entry, choice);
        return inputs.GetOrAdd((entry.Id, same.IsAdjusted, same.IsValid), _ => new Lazy<ScoreInput>(() => Read(entry, same))).Value;
    }

    /// <summary>How the attempts of a submission ended.</summary>
    public Tally Tally(SubmissionEntry entry) => tallies.GetOrAdd(entry.Id, _ => Boards.Tally.Of(entry));

    /// <summary>Makes room for the scores of a choice: when too many unusual ones are held, all of them are computed anew as they are asked for.</summary>
    private void Hold(ScoreChoice choice)
    {
        if (choice.IsUsual || !unusual.TryAdd(choice, true) || unusual.Count <= MostChoices)
        {
            return;
        }

        unusual.Clear();
        foreach (var key in scores.Keys.Where(key => !key.Choice.IsUsual))
        {
            scores.TryRemove(key, out _);
        }

        foreach (var key in points.Keys.Where(key => !key.Choice.IsUsual))
        {
            points.TryRemove(key, out _);
        }
    }

    /// <summary>An adjusted score of a submission of which nothing is doubted is the raw one, and more attempts than were made are those that were made.</summary>
    private ScoreChoice Same(SubmissionEntry entry, ScoreChoice choice) => choice with
    {
        IsAdjusted = choice.IsAdjusted && Tally(entry).Doubted > 0,
        K = Math.Min(choice.K, attempts.GetOrAdd(entry.Id, _ => entry.Results.CountBy(result => result.Task).Select(task => task.Value).DefaultIfEmpty(ScoreChoice.UsualK).Max())),
    };

    private ImmutableDictionary<string, RowRank> Rank(IEnumerable<SubmissionEntry> entries, ScoreChoice choice) => entries
        .GroupBy(Suites.Of, StringComparer.Ordinal)
        .Select(Isolation.Ranked)
        .SelectMany(suite => suite.Zip(BoardRanks.Of(ScoreMatrix.Of(choice.Resolved, [.. suite.Select(entry => Input(entry, choice))]))))
        .Where(row => row.Second is not null)
        .ToImmutableDictionary(row => row.First.Id, row => row.Second!, StringComparer.Ordinal);

    private ScoreInput Read(SubmissionEntry entry, ScoreChoice choice)
    {
        var raw = ScoreInputs.Of(Dataset)[entry.Id];
        var input = choice.IsAdjusted ? raw.Adjusted() : raw;
        return choice.IsValid ? input.Of(valid.Value.Contains) : input;
    }

    private static bool IsSame(ImmutableDictionary<TaskId, double> speedups, ImmutableDictionary<TaskId, double> before) => speedups.Count == before.Count && speedups.All(before.Contains);

    private static bool IsSame(SubmissionEntry old, SubmissionEntry entry) => old.Submission.Model == entry.Submission.Model
        && (old.Results == entry.Results || (old.Run.Publication.Files.GetValueOrDefault(RunReader.ResultsName) is { } digest && digest == entry.Run.Publication.Files.GetValueOrDefault(RunReader.ResultsName)));

    private void TakeOver(ScoreBook before)
    {
        var same = Dataset.Submissions.Where(entry => before.Dataset.Submission(entry.Id) is { } old && IsSame(old, entry))
            .Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, score) in before.scores.Where(score => same.Contains(score.Key.Submission)))
        {
            scores.TryAdd(key, score);
        }
    }

    private sealed record RankKey(ScoreChoice Choice, string Submissions);
}
