using System.Security.Cryptography;
using System.Text;
using Bench.Contracts.Tasks;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Documents;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Importing;

/// <summary>Makes what can be searched for out of a state and of the documents.</summary>
internal static class SearchEntries
{
    /// <summary>Submissions, tasks and repositories.</summary>
    public static IEnumerable<SearchEntry> Of(Dataset dataset) =>
    [
        .. dataset.Submissions.Select(Of),
        .. dataset.Tasks.Values.OrderBy(task => task.Id.Value, StringComparer.Ordinal).Select(Of),
        .. dataset.Tasks.Values.GroupBy(task => Repository(task.Id)).OrderBy(repository => repository.Key, StringComparer.Ordinal)
            .Select(repository => new SearchEntry(SearchKind.Repository, repository.Key, repository.Key.Replace("__", "/", StringComparison.Ordinal), Figures.Count(repository.Count(), "task", "tasks"))),
    ];

    /// <summary>The documents by their names.</summary>
    public static IEnumerable<SearchEntry> Documents(DocumentLibrary library) => library.Pages.Values.Select(page => new SearchEntry(SearchKind.Document, page.Name, page.Title, page.Text));

    /// <summary>Digest of what documents say, hex.</summary>
    public static string Digest(IEnumerable<SearchEntry> documents) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', documents.Select(document => document.Id + document.Body)))));

    private static SearchEntry Of(SubmissionEntry submission)
    {
        var about = submission.Submission;
        return new SearchEntry(
            SearchKind.Submission,
            submission.Id,
            submission.Name,
            string.Join(" · ", new[] { about.Model, about.Agent, about.Organisation, about.Disclosure, submission.Id }.Where(text => !string.IsNullOrEmpty(text))));
    }

    private static SearchEntry Of(TaskEntry task) => new(
        SearchKind.Task,
        task.Id.Value,
        task.Title == task.Id.Value ? task.Id.Value : $"{task.Id} {task.Title}",
        task.Spec is { } spec ? string.Join(" · ", Words(spec).Where(text => !string.IsNullOrEmpty(text))) : "");

    private static IEnumerable<string?> Words(TaskSpec spec) =>
    [
        spec.Language,
        spec.Source.Url,
        spec.Licence,
        .. spec.Tags.IsDefault ? [] : spec.Tags,
        .. spec.Provenance is { Signals: { IsDefault: false } signals } ? signals.Select(signal => signal.Evidence) : [],
    ];

    private static string Repository(TaskId id) => id.Value[..id.Value.LastIndexOf('-')];
}
