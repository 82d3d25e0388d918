using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Api;

/// <summary>A table of a view beside its first, given as CSV below the address of the view: <c>/submissions/{id}/scores.csv</c>.</summary>
/// <typeparam name="TView">The view.</typeparam>
/// <param name="Name">Last part of its address without the ending.</param>
/// <param name="Summary">What it holds, in one line.</param>
/// <param name="Of">Takes it from the view.</param>
internal sealed record FurtherTable<TView>(string Name, string Summary, Func<TView, CsvTable> Of);
