using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Bench.Leaderboard.Tests.Intake;

/// <summary>What a worker asks the queue over HTTP.</summary>
internal static class WorkerCalls
{
    /// <summary>Class of the machine that asks, where none is named.</summary>
    public const string Machine = "0123456789abcdef";

    /// <summary>Address of a call of a job.</summary>
    public static Uri Of(JsonNode job, string what) => new($"/api/v1/queue/leases/{(string)job["lease"]!}/{what}", UriKind.Relative);

    /// <summary>Takes a job; null when there is none.</summary>
    public static async Task<JsonNode?> LeaseAsync(HttpClient worker, CancellationToken cancellationToken, string machine = Machine, int wait = 0)
    {
        using var answer = await AskAsync(worker, new { worker = "w", machineClass = machine, waitSeconds = wait }, cancellationToken);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK).Or.EqualTo(HttpStatusCode.NoContent));
        return answer.StatusCode == HttpStatusCode.NoContent ? null : await IntakeBench.JsonAsync(answer, cancellationToken);
    }

    /// <summary>Asks for a job.</summary>
    public static Task<HttpResponseMessage> AskAsync(HttpClient worker, object request, CancellationToken cancellationToken) =>
        worker.PostAsJsonAsync("api/v1/queue/leases", request, cancellationToken);

    /// <summary>Says something of a job.</summary>
    public static async Task<HttpStatusCode> TellAsync(HttpClient worker, JsonNode job, string what, object? body, CancellationToken cancellationToken)
    {
        using var answer = await worker.PostAsync(Of(job, what), body is null ? null : JsonContent.Create(body), cancellationToken);
        return answer.StatusCode;
    }

    /// <summary>Brings the run of a job.</summary>
    public static async Task<HttpResponseMessage> BringAsync(HttpClient worker, JsonNode job, byte[] bundle, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(bundle);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/gzip");
        return await worker.PutAsync(Of(job, "run"), content, cancellationToken);
    }
}
