using System.Collections.Immutable;
using Bench.Contracts.Tasks;
using Bench.Leaderboard.Documents;
using Bench.Leaderboard.Importing;
using Bench.Leaderboard.Tasks;

namespace Bench.Leaderboard.Searching;

/// <summary>Something that a search found, with its address.</summary>
/// <param name="Url">Its address on the site.</param>
/// <param name="Title">Its title in pieces; text from outside.</param>
/// <param name="Text">A passage of it in pieces; text from outside.</param>
public sealed record FoundHit(string Url, ImmutableArray<TextPart> Title, ImmutableArray<TextPart> Text)
{
    /// <summary>A hit with its address.</summary>
    public static FoundHit Of(SearchHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return new FoundHit(UrlOf(hit), hit.Title, hit.Text);
    }

    private static string UrlOf(SearchHit hit) => hit.Kind switch
    {
        SearchKind.Task => $"/tasks/{hit.Id}",
        SearchKind.Submission => $"/submissions/{hit.Id}",
        SearchKind.Repository => "/tasks" + new TasksQuery(Repository: TaskRows.RepositoryOf(TaskId.Parse(hit.Id + "-1"))),
        _ => hit.Id == DocumentLibrary.Index ? "/docs" : $"/docs/{hit.Id}",
    };
}
