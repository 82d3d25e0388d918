using System.Globalization;
using System.Text.Json;

namespace Bench.Benchmarks.Sites;

/// <summary>A kind of page that is measured.</summary>
/// <param name="Id">Short name.</param>
/// <param name="What">What it is, in words.</param>
/// <param name="Path">Its address for a request, by number: no two are the same, where the page is measured uncached.</param>
/// <param name="Bar">Longest p95 with one client, in milliseconds; null where there is no bar.</param>
/// <param name="BarWith4">Longest p95 with four.</param>
internal sealed record SitePage(string Id, string What, Func<int, string> Path, double? Bar = null, double? BarWith4 = null)
{
    private static readonly string[] Words = ["aster", "borealis", "quarry", "cache", "index", "patchloop", "resampling", "halyard", "stream", "score"];

    /// <summary>The kinds.</summary>
    /// <param name="client">Asks which submissions and tasks there are.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<SitePage>> AllAsync(HttpClient client, CancellationToken cancellationToken)
    {
        var submissions = await IdsAsync(client, "/api/v1/submissions?limit=1000", "id", cancellationToken);
        var tasks = await IdsAsync(client, "/api/v1/tasks?limit=1000", "task", cancellationToken);
        string Submission(int number) => submissions[number % submissions.Count];
        string Task(int number) => tasks[number * 7 % tasks.Count];
        // The default rule does not look at p: the same answer under another address.
        string Round(int number) => Invariant($"{0.01 * (1 + (number / submissions.Count % 150)):0.##}");
        return
        [
            new("trivial", "a trivial page (/healthz)", _ => "/healthz"),
            new("board", "board, another date in each address", number => $"/?from={Day(number)}", 50, 100),
            new("board-cached", "board, output-cached", _ => "/", 5),
            new("board-p", "board under opt@1, another p in each address", number => Invariant($"/?rule=opt%401&p={0.01 * (number % 199):0.##}&from={Day(number)}")),
            new("submission", "submission", number => $"/submissions/{Submission(number)}?p={Round(number)}", 50),
            new("submission-task", "submission × task", number => $"/submissions/{Submission(number)}/tasks/{Task(number)}"),
            new("compare", "compare two", number => $"/compare?a={Submission(number)}&b={Submission(number + 1)}&p={Round(number)}"),
            new("tasks", "tasks", number => $"/tasks?q={Words[number % Words.Length]}{number}"),
            new("task", "task", number => $"/tasks/{Task(number)}"),
            new("matrix", "matrix, 50 × 50", number => Invariant($"/matrix?tasks={1 + (number % 10)}&submissions={1 + (number / 10 % 4)}"), 60),
            new("search", "search", number => $"/search?q={Words[number % Words.Length]}+{number % 50}", 50),
            new("api-board", "API, board", number => $"/api/v1/board?from={Day(number)}", 50),
        ];
    }

    private static string Day(int number) => new DateTime(1990, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(number % 12_000).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static async Task<IReadOnlyList<string>> IdsAsync(HttpClient client, string path, string field, CancellationToken cancellationToken)
    {
        using var answer = JsonDocument.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative), cancellationToken));
        var found = new List<string>();
        Collect(answer.RootElement, field, found);
        return found.Count > 0 ? found : throw new InvalidOperationException($"{path} names nothing");
    }

    private static void Collect(JsonElement element, string field, List<string> found)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Collect(item, field, found);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (element.TryGetProperty(field, out var id) && id.ValueKind == JsonValueKind.String)
            {
                found.Add(id.GetString()!);
                return;
            }

            foreach (var member in element.EnumerateObject())
            {
                Collect(member.Value, field, found);
            }
        }
    }
}
