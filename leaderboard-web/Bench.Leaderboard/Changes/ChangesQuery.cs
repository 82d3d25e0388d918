using Bench.Contracts.Publications;
using Bench.Leaderboard.Queries;

namespace Bench.Leaderboard.Changes;

/// <summary>Which notices are asked for.</summary>
/// <param name="Kind">One kind; null for all.</param>
public sealed record ChangesQuery(NoticeKind? Kind = null) : IQuery<ChangesQuery>
{
    /// <inheritdoc/>
    public static QueryReading<ChangesQuery> Parse(IQueryCollection query)
    {
        var reader = new QueryReader(query);
        var kind = QueryWords<NoticeKind>.Value(reader.Word("kind", "", QueryWords<NoticeKind>.All));
        return reader.End(() => new ChangesQuery(kind));
    }

    /// <inheritdoc/>
    public override string ToString() => new QueryWriter().Add("kind", Kind is { } kind ? QueryWords<NoticeKind>.Of(kind) : "").ToString();
}
