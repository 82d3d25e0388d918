using Bench.Leaderboard.Queries;

namespace Bench.Leaderboard.Boards;

/// <summary>What the board shows and in which order.</summary>
/// <param name="Choice">Rule of the scores and results that count.</param>
/// <param name="Level">Level that is shown; empty for all.</param>
/// <param name="OpenAgent">Whether only agents with open code are shown.</param>
/// <param name="OpenWeights">Whether only models with open weights are shown.</param>
/// <param name="From">First day of publication; null for any.</param>
/// <param name="To">Last day of publication; null for any.</param>
/// <param name="Text">What name, model, agent or organisation must hold; hides rows and does not rank anew.</param>
/// <param name="Suite">Suite that is shown; empty for all, each ranked by itself.</param>
/// <param name="Sort">Column that the rows are sorted by.</param>
/// <param name="Descending">Whether the largest comes first.</param>
public sealed record BoardQuery(
    ScoreChoice Choice,
    string Level = "",
    bool OpenAgent = false,
    bool OpenWeights = false,
    DateOnly? From = null,
    DateOnly? To = null,
    string Text = "",
    string Suite = "",
    string Sort = BoardQuery.UsualSort,
    bool Descending = false) : IQuery<BoardQuery>
{
    /// <summary>Column that the rows are sorted by when nothing is said.</summary>
    public const string UsualSort = "rank";

    /// <summary>The board when nothing is said.</summary>
    public static BoardQuery Usual { get; } = new(ScoreChoice.Usual);

    /// <inheritdoc/>
    public static QueryReading<BoardQuery> Parse(IQueryCollection query)
    {
        var reader = new QueryReader(query);
        var read = new BoardQuery(
            ScoreChoice.Read(reader),
            reader.Word("level", "", BoardLevels.Words),
            reader.Flag("open-agent"),
            reader.Flag("open-weights"),
            reader.Day("from"),
            reader.Day("to"),
            reader.Text("q"),
            Suites(reader),
            reader.Word("sort", UsualSort, BoardColumn.Keys),
            reader.Flag("desc"));
        return reader.End(() => read);
    }

    /// <summary>The same view of one suite, or of all.</summary>
    public BoardQuery Of(string suite) => this with { Suite = suite };

    /// <summary>The same view sorted by a column: as it is usual for it, or the other way round when it is sorted like that already.</summary>
    public BoardQuery SortedBy(BoardColumn column) => this with
    {
        Sort = column.Key,
        Descending = Sort == column.Key ? !Descending : column.LargestFirst,
    };

    /// <summary>Address of the view.</summary>
    public string ToUrl() => "/" + this;

    /// <summary>The query of the address.</summary>
    public override string ToString() => Choice.Write(new QueryWriter())
        .Add("level", Level)
        .Add("open-agent", OpenAgent)
        .Add("open-weights", OpenWeights)
        .Add("from", From)
        .Add("to", To)
        .Add("q", Text)
        .Add("suite", Suite)
        .Add("sort", Sort, UsualSort)
        .Add("desc", Descending)
        .ToString();

    private static string Suites(QueryReader reader)
    {
        var suite = reader.Text("suite", most: 8);
        return suite.Length == 0 || (suite.Length == 8 && suite.All(char.IsAsciiHexDigitLower)) ? suite : reader.Refuse("suite", suite, "the 8 hexadecimal digits of a suite", "");
    }
}
