using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Api;

/// <summary>What every answer of the API is wrapped in.</summary>
/// <typeparam name="T">The view.</typeparam>
/// <param name="DatasetVersion">Version of the data that it was made of: the first 12 hex digits of its digest.</param>
/// <param name="RuleVersion">The score rule behind its scores and that rule's version, such as <c>attainment v1</c>.</param>
/// <param name="GeneratedAt">When it was made, ISO 8601 in UTC.</param>
/// <param name="Links">Where to go from here.</param>
/// <param name="Data">What the page of the same name shows.</param>
public sealed record ApiAnswer<T>(string DatasetVersion, string RuleVersion, DateTimeOffset GeneratedAt, ApiLinks Links, T Data)
    where T : IView;
