using System.Globalization;

namespace Bench.Harvester.Tests.GitHub;

/// <summary>The ways to fail that the client is tried with.</summary>
internal static class Disturbances
{
    private const int All = 1000;

    /// <summary>Those that a later attempt, another token or a pause gets over.</summary>
    public static IReadOnlyList<Disturbance> Passing =>
    [
        new("the hourly limit", (server, call) => call.Token == Harvested.FirstToken ? Reply.Whole(403, Said("API rate limit exceeded"), ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", InTenMinutes(server))) : null),
        new("the hourly limit as 429", (server, _) => Reply.Whole(429, Said("API rate limit exceeded"), ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", InTenMinutes(server))), Every: 5),
        new("the second limit with a length", (_, _) => Reply.Whole(403, Said("You have exceeded a secondary rate limit"), ("retry-after", "30"))),
        new("the second limit without a length", (_, _) => Reply.Whole(403, Said("You have exceeded a secondary rate limit")), Times: 2),
        new("an old server's word for it", (_, _) => Reply.Whole(403, Said("You have triggered an abuse detection mechanism"))),
        new("errors of the server", (_, call) => Reply.Whole(call.Target.Length % 2 == 0 ? 500 : 502, "<html>oops</html>"), Times: 3),
        new("an overloaded server", (_, _) => Reply.Whole(503, Said("overloaded"), ("retry-after", "5"))),
        new("a connection that breaks in the body", (_, _) => Reply.Lying(200, """[{"number": 1, "ti""", 5000), Times: 2),
        new("a connection that breaks in the head", (_, _) => Reply.Raw("HTTP/1.1 20"), Times: 2),
        new("half a document", (_, _) => Reply.Whole(200, """[{"number": 1, "title": "Sp"""), Times: 2),
        new("a length that is too small", (server, call) => Reply.Lying(200, """[{"number": 1, "title": "Speed"}]""", 12)),
        new("something else than HTTP", (_, _) => Reply.Raw("SSH-2.0-OpenSSH_9.2\r\n")),
        new("a page of a proxy", (_, _) => Reply.Whole(200, "<html>Please log in</html>")),
        new("one bad token", (_, call) => call.Token == Harvested.FirstToken ? Reply.Whole(401, Said("Bad credentials")) : null, Times: All),
        new("one token without rights", (_, call) => call.Token == Harvested.FirstToken ? Reply.Whole(403, Said("Resource not accessible by personal access token")) : null, Times: All),
    ];

    /// <summary>Those that stay until somebody mends the server.</summary>
    public static IReadOnlyList<Disturbance> Lasting =>
    [
        new("a silent server", (_, call) => IsComments(call) ? Reply.Silent() : null, All),
        new("an endless body", (_, call) => IsComments(call) ? Reply.Endless() : null, All),
        new("a body of ten gigabytes", (_, call) => IsComments(call) ? Reply.Raw("HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n[") : null, All),
        new("wrong types", (_, call) => IsComments(call) ? Reply.Whole(200, """[{"id": "one", "body": {"text": 1}}]""") : null, All),
        new("an object for a list", (_, call) => IsComments(call) ? Reply.Whole(200, """{"id": 1}""") : null, All),
        new("a field that is missing", (_, call) => IsPage(call, 2) ? Reply.Whole(200, """[{"number": 1}]""") : null, All),
        new("null", (_, call) => IsPage(call, 2) ? Reply.Whole(200, "null") : null, All),
        new("half a document for ever", (_, call) => IsPage(call, 2) ? Reply.Whole(200, "[{") : null, All),
        new("errors for ever", (_, call) => IsPage(call, 3) ? Reply.Whole(500, "") : null, All),
        new("the second limit for ever", (_, call) => IsPage(call, 2) ? Reply.Whole(429, "", ("retry-after", "10")) : null, All),
        new("a pause of a day", (_, call) => IsPage(call, 3) ? Reply.Whole(403, "", ("retry-after", "86400")) : null, All),
        new("a circle of redirects", (server, call) => IsComments(call) ? Reply.Whole(302, "", ("Location", server.Root + call.Target)) : null, All),
        new("a redirect to nowhere", (_, call) => IsComments(call) ? Reply.Whole(301, "") : null, All),
        new("a redirect to a file", (_, call) => IsComments(call) ? Reply.Whole(302, "", ("Location", "file:///etc/passwd")) : null, All),
        new("a circle of pages", (server, call) => IsPage(call, 2) ? Reply.Whole(200, "[]", ("Link", $"<{server.Root}{call.Target}>; rel=\"next\"")) : null, All),
        new("a next page elsewhere", (_, call) => IsPage(call, 2) ? Reply.Whole(200, "[]", ("Link", "<http://192.0.2.1/steal>; rel=\"next\"")) : null, All),
        new("not changed, though never asked", (_, call) => IsPage(call, 2) ? Reply.Whole(304, "") : null, All),
        new("no token accepted", (_, _) => Reply.Whole(401, Said("Bad credentials")), All),
        new("no such repository", (_, call) => call.Path == "/repos/acme/fast" ? Reply.Whole(404, Said("Not Found")) : null, All),
        new("taken down", (_, call) => call.Path == "/repos/acme/fast" ? Reply.Whole(451, Said("Repository access blocked")) : null, All),
    ];

    /// <summary>One of them, which has befallen nobody yet.</summary>
    public static Disturbance Named(string name) => Passing.Concat(Lasting).Single(each => each.Name == name);

    /// <summary>A document of GitHub's that is an error.</summary>
    public static string Said(string message) => $$"""{"message": "{{message}}", "documentation_url": "https://docs.github.com/rest"}""";

    private static bool IsComments(HttpCall call) => call.Path.EndsWith("/2/comments", StringComparison.Ordinal);

    private static bool IsPage(HttpCall call, int page) => call.Target.EndsWith($"&page={page}", StringComparison.Ordinal);

    private static string InTenMinutes(FakeGitHub server) => (server.Clock.GetUtcNow().ToUnixTimeSeconds() + 600).ToString(CultureInfo.InvariantCulture);
}
