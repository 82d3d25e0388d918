using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Bench.Harvester.Tests.GitHub;

/// <summary>
/// A GitHub that behaves as the real one does: pages with links, marks of state, counted requests. A test disturbs what it likes.
/// </summary>
internal sealed class FakeGitHub : IAsyncDisposable
{
    private readonly Dictionary<string, JsonNode> _documents = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _given = new();
    private readonly LocalServer _server;

    public FakeGitHub()
    {
        _server = new LocalServer(call => Disturb(call) ?? Answer(call));
        Put("/repos/acme/fast", new JsonObject { ["full_name"] = "acme/fast", ["default_branch"] = "main", ["private"] = false });
        Put("/repos/acme/fast/pulls", new JsonArray());
    }

    /// <summary>Address of the API.</summary>
    public string Root => _server.Root;

    /// <summary>The time, here and there.</summary>
    public JumpingClock Clock { get; } = new();

    /// <summary>Every request so far.</summary>
    public IReadOnlyList<HttpCall> Calls => _server.Calls;

    /// <summary>Targets of the documents that were given whole, in order.</summary>
    public IReadOnlyList<string> Given => [.. _given];

    /// <summary>What is answered instead; null for the right answer.</summary>
    public Func<HttpCall, Reply?> Disturb { get; set; } = _ => null;

    /// <summary>Headers that every right answer carries, by the call.</summary>
    public Func<HttpCall, (string Name, string Value)[]> Headers { get; set; } = _ => [];

    /// <summary>Puts a document or a listing.</summary>
    public void Put(string path, JsonNode document) => _documents[path] = document;

    /// <summary>Adds a pull request to the listing and by its number, with empty discussions.</summary>
    public void PutPullRequest(int number, string title, string? merge = null, string @base = "main", string? body = null, params string[] labels)
    {
        JsonObject Document() => new()
        {
            ["number"] = number,
            ["title"] = title,
            ["body"] = body,
            ["state"] = merge is null ? "open" : "closed",
            ["merged_at"] = merge is null ? null : $"2026-01-{number % 28 + 1:00}T10:00:00Z",
            ["merge_commit_sha"] = merge,
            ["labels"] = new JsonArray([.. labels.Select(label => new JsonObject { ["id"] = 1, ["name"] = label })]),
            ["base"] = new JsonObject { ["ref"] = @base, ["sha"] = new string('b', 40), ["label"] = $"acme:{@base}" },
            ["head"] = new JsonObject { ["ref"] = "topic", ["sha"] = new string('a', 40), ["repo"] = null },
        };
        _documents["/repos/acme/fast/pulls"].AsArray().Add(Document());
        Put($"/repos/acme/fast/pulls/{number}", Document());
        Put($"/repos/acme/fast/pulls/{number}/commits", new JsonArray());
        Put($"/repos/acme/fast/pulls/{number}/comments", new JsonArray());
        Put($"/repos/acme/fast/issues/{number}/comments", new JsonArray());
    }

    /// <summary>Puts comments on a pull request.</summary>
    public void PutComments(int number, params string[] bodies) =>
        Put($"/repos/acme/fast/issues/{number}/comments", new JsonArray([.. bodies.Select((body, place) => new JsonObject { ["id"] = 100 * number + place, ["body"] = body, ["user"] = new JsonObject { ["login"] = "somebody" } })]));

    /// <summary>Puts comments on lines of a pull request.</summary>
    public void PutReviewComments(int number, params string[] bodies) =>
        Put($"/repos/acme/fast/pulls/{number}/comments", new JsonArray([.. bodies.Select((body, place) => new JsonObject { ["id"] = 100 * number + place, ["path"] = "a.py", ["body"] = body })]));

    /// <summary>Puts an issue.</summary>
    public void PutIssue(int number, string title, string? body) =>
        Put($"/repos/acme/fast/issues/{number}", new JsonObject { ["number"] = number, ["title"] = title, ["body"] = body });

    /// <summary>Puts the commits of a pull request's branch.</summary>
    public void PutCommits(int number, params (string Message, long AuthoredAt)[] commits) => Put(
        $"/repos/acme/fast/pulls/{number}/commits",
        new JsonArray([.. commits.Select(commit => new JsonObject
        {
            ["sha"] = new string('c', 40),
            ["commit"] = new JsonObject { ["message"] = commit.Message, ["author"] = new JsonObject { ["date"] = DateTimeOffset.FromUnixTimeSeconds(commit.AuthoredAt).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) } },
        })]));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>The right answer.</summary>
    public Reply Answer(HttpCall call)
    {
        if (!_documents.TryGetValue(call.Path, out var document))
        {
            return Reply.Whole(404, """{"message":"Not Found","documentation_url":"https://docs.github.com/rest"}""", Headers(call));
        }

        var (text, link) = document is JsonArray list ? Page(call, list) : (document.ToJsonString(), null);
        var etag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}\"";
        (string Name, string Value)[] headers = [("ETag", etag), .. link is null ? [] : new[] { ("Link", link) }, .. Headers(call)];
        if (call.Headers.GetValueOrDefault("If-None-Match") == etag)
        {
            return Reply.Whole(304, "", headers);
        }

        _given.Enqueue(call.Target);
        return Reply.Whole(200, text, headers);
    }

    private (string Text, string? Link) Page(HttpCall call, JsonArray list)
    {
        var query = call.Target.Split('?', 2).ElementAtOrDefault(1)?.Split('&').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal) ?? [];
        var size = int.Parse(query.GetValueOrDefault("per_page") ?? "30", CultureInfo.InvariantCulture);
        var page = int.Parse(query.GetValueOrDefault("page") ?? "1", CultureInfo.InvariantCulture);
        var last = Math.Max(1, (list.Count + size - 1) / size);
        var path = call.Path.Replace("/repos/acme/fast", "/repositories/7", StringComparison.Ordinal);
        _documents[path] = list;
        string To(int number) => $"{Root}{path}?{string.Join('&', query.Where(part => part.Key != "page").Select(part => $"{part.Key}={part.Value}"))}&page={number}";
        var items = new JsonArray([.. list.Skip((page - 1) * size).Take(size).Select(item => item!.DeepClone())]);
        return (items.ToJsonString(), page < last ? $"<{To(page + 1)}>; rel=\"next\", <{To(last)}>; rel=\"last\"" : null);
    }
}
