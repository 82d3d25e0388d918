using System.Text.RegularExpressions;
using Bench.Leaderboard.Intake.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.OpenApi;

namespace Bench.Leaderboard.Tests.Intake;

/// <summary>What the description of the API says of every address that takes something or wants a token, beside what is mapped.</summary>
[TestFixture, CancelAfter(120_000)]
public sealed partial class IntakeDescriptionTests
{
    private const int NoSpace = 28;
    private const string Itself = "/api/v1/openapi.json";

    private static readonly string[] Bodiless = ["/api/v1/queue/leases/{lease}/heartbeat"];

    [Test]
    public async Task Every_address_of_the_api_is_described_and_no_other(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        var api = await DescribedApi.OfAsync(bench, cancellationToken);
        var mapped =
            from endpoint in bench.Part<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            let path = Constraint().Replace("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), "")
            where path.StartsWith("/api/", StringComparison.Ordinal) && path != Itself
            from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["any method"]
            select $"{method} {path}";

        Assert.That(api.Operations.Select(operation => $"{operation.Method} {operation.Path}"), Is.EquivalentTo(mapped).And.Member("PUT /api/v1/queue/leases/{lease}/run"));
        Assert.That(api.Operations.Where(operation => (string?)operation.Operation["summary"] is not { Length: > 0 }).Select(operation => operation.Path), Is.Empty, "without a summary");
    }

    [Test]
    public async Task The_description_is_sound(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        var read = OpenApiDocument.Parse((await DescribedApi.OfAsync(bench, cancellationToken)).Document.ToJsonString(), "json");

        Assert.That(read.Diagnostic!.Errors.Concat(read.Diagnostic.Warnings).Select(error => error.ToString()), Is.Empty);
        Assert.That(read.Document!.Paths, Has.Count.GreaterThan(20));
    }

    [Test]
    public async Task Every_address_that_takes_a_body_or_a_token_describes_it_and_that_it_may_say_no(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        var api = await DescribedApi.OfAsync(bench, cancellationToken);
        var known = api.Document["components"]!["securitySchemes"]!.AsObject().Select(scheme => scheme.Key).ToArray();
        foreach (var (path, method, operation) in api.Operations.Where(found => found.Method is "POST" or "PUT" || found.Path.StartsWith("/api/v1/queue", StringComparison.Ordinal)))
        {
            if (method != "GET" && !Bodiless.Contains(path))
            {
                var types = operation["requestBody"]!["content"]!.AsObject();
                Assert.That(types.Select(type => type.Value!["schema"]!).Select(schema => (string?)schema["type"] ?? (string?)schema["$ref"]), Is.All.Not.Null.And.Not.Empty, path);
            }

            var ways = operation["security"]!.AsArray().SelectMany(way => way!.AsObject().Select(scheme => scheme.Key));
            Assert.That(ways, Is.Not.Empty.And.SubsetOf(known), path);
            Assert.That(DescribedApi.Statuses(operation), Is.SupersetOf(new[] { "401", "403", "429", "503" }), path);
            Assert.That((string?)operation["description"], Does.Contain("token of the scope"), path);
        }
    }

    [Test]
    public async Task Every_fault_of_such_an_address_is_described_and_ours_say_when_to_come_again(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        var api = await DescribedApi.OfAsync(bench, cancellationToken);
        Exception[] faults =
        [
            new Microsoft.AspNetCore.Http.BadHttpRequestException("", 413), new Microsoft.AspNetCore.Http.BadHttpRequestException("", 408), new Microsoft.AspNetCore.Http.BadHttpRequestException("", 400),
            new IOException("", NoSpace), new IOException("being taken already"), new SqliteException("", 1), new UnauthorizedAccessException(),
        ];
        var statuses = faults.Select(fault => ((IStatusCodeHttpResult)IntakeFaults.Answer(fault)!).StatusCode!.Value).Distinct().ToArray();
        Assert.That(statuses, Is.EquivalentTo(new[] { 413, 408, 400, 507, 503 }));

        foreach (var (path, _, operation) in api.Operations.Where(operation => operation.Operation["requestBody"] is not null))
        {
            Assert.That(statuses.Where(status => operation["responses"]![$"{status}"] is null), Is.Empty, path);
            Assert.That(statuses.Where(status => status >= 500).Select(status => operation["responses"]![$"{status}"]!["headers"]?["Retry-After"]), Is.All.Not.Null, path);
        }
    }

    [GeneratedRegex(@":\w+", RegexOptions.NonBacktracking)]
    private static partial Regex Constraint();
}
