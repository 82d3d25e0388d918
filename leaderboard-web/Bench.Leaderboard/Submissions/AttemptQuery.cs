using System.Globalization;
using Bench.Leaderboard.Boards;
using Bench.Leaderboard.Queries;

namespace Bench.Leaderboard.Submissions;

/// <summary>Which attempt of a submission at a task is shown, and what of its logs.</summary>
/// <param name="Choice">Rule by which tasks come before and after each other.</param>
/// <param name="Attempt">Number of the attempt; null for the first without a fault.</param>
/// <param name="Arm">Whose log is shown: base, expert or candidate; empty for none.</param>
/// <param name="Log">Name of the log.</param>
/// <param name="Start">First byte of the log that is shown.</param>
public sealed record AttemptQuery(ScoreChoice Choice, int? Attempt = null, string Arm = "", string Log = "", int Start = 0) : IQuery<AttemptQuery>
{
    /// <summary>The arms that have logs.</summary>
    public static IReadOnlyList<string> Arms { get; } = ["candidate", "base", "expert"];

    /// <inheritdoc/>
    public static QueryReading<AttemptQuery> Parse(IQueryCollection query)
    {
        var reader = new QueryReader(query);
        var attempt = reader.Whole("attempt", -1, 0, int.MaxValue);
        var read = new AttemptQuery(
            ScoreChoice.Read(reader),
            attempt < 0 ? null : attempt,
            reader.Word("arm", "", Arms),
            reader.Text("log"),
            reader.Whole("start", 0, 0, int.MaxValue));
        return reader.End(() => read);
    }

    /// <summary>The same without a log, for links to other tasks.</summary>
    public AttemptQuery WithoutLog => this with { Attempt = null, Arm = "", Log = "", Start = 0 };

    /// <summary>The query of the address.</summary>
    public override string ToString() => Choice.Write(new QueryWriter())
        .Add("attempt", Attempt?.ToString(CultureInfo.InvariantCulture) ?? "")
        .Add("arm", Arm)
        .Add("log", Log)
        .Add("start", Start, 0)
        .ToString();
}
