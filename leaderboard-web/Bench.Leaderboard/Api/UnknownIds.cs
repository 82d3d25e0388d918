using System.Collections.Immutable;
using Bench.Leaderboard.Comparisons;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Machines;
using Bench.Leaderboard.Tasks;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Api;

/// <summary>Answers for ids of an address that are not in the data, as the pages do: 410 with the reason for what was withdrawn, else 404 with the ids that are near.</summary>
internal static class UnknownIds
{
    private static readonly ImmutableArray<string> Keys = [.. ComparisonQuery.Keys, "s", "submission"];

    /// <summary>The answer.</summary>
    /// <param name="dataset">The data.</param>
    /// <param name="request">The request; its ids are text from outside.</param>
    public static IResult Problem(Dataset dataset, HttpRequest request)
    {
        ImmutableArray<string> known =
            [.. dataset.Submissions.Select(entry => entry.Id), .. TaskBook.Of(dataset).Tried.Keys.Select(task => task.Value), .. MachinesView.Of(dataset).Rows.Select(row => row.MachineClass)];
        var asked = request.RouteValues.Values.OfType<string>().Concat(Keys.SelectMany(key => request.Query[key]).OfType<string>());
        var unknown = asked.Where(id => id.Length > 0).Except(known, StringComparer.Ordinal).ToList();
        if (unknown.Select(dataset.Withdrawal).FirstOrDefault(notice => notice is not null) is { } withdrawn)
        {
            return ApiProblem.Gone($"The files of '{withdrawn.Submission ?? withdrawn.Task}' are no longer here, since {Figures.Day(withdrawn.At)}: {withdrawn.Reason}");
        }

        return unknown is [var first, ..]
            ? ApiProblem.NotFound($"There is no '{first}' in this dataset.", [.. NearIds.Of(first, known.Select(id => (id, ""))).Select(near => near.Text)])
            : ApiProblem.NotFound("There is nothing in this dataset that the ids of the address belong to together.");
    }
}
