using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Bench.Contracts.Documents;
using Bench.Contracts.Submissions;

namespace Bench.Harness.Queueing;

/// <summary>Speaks with a site: takes jobs from its queue, and hands in what was measured.</summary>
internal sealed class SiteClient : IDisposable
{
    private const int LongestAnswer = 1 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly HttpClient _http;

    /// <param name="address">Address of the site.</param>
    /// <param name="token">The token; sent to that address and nowhere else.</param>
    public SiteClient(Uri address, string token)
    {
        // No redirect: it would carry the token to where somebody else says.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(15) };
        _http = new HttpClient(handler) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LongestAnswer };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Asks for a job; null when there is none for now.</summary>
    /// <exception cref="HttpRequestException">The site cannot be reached.</exception>
    /// <exception cref="SiteRefusalException">The site says no.</exception>
    public async Task<LeasedJob?> LeaseAsync(LeaseRequest request, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(HttpMethod.Post, "api/v1/queue/leases", JsonContent.Create(request, options: BenchJson.Options), cancellationToken);
        if (answer.StatusCode == HttpStatusCode.NoContent)
        {
            return null;
        }

        return SubmissionReader.ReadJob(await answer.Content.ReadAsByteArrayAsync(cancellationToken)) is DocumentReading<LeasedJob>.Read(var job) && Guid.TryParse(job.Lease, out _) && Guid.TryParse(job.Receipt, out _)
            ? job
            : throw new SiteRefusalException(answer.StatusCode, "the queue's answer is no job; is it a site of another version?");
    }

    /// <summary>Writes the predictions of a job to a file.</summary>
    /// <inheritdoc cref="LeaseAsync" path="/exception"/>
    public async Task DownloadAsync(LeasedJob job, string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Of(job, "predictions"));
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await ThrowIfRefusedAsync(answer, cancellationToken);
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        await answer.Content.CopyToAsync(file, cancellationToken);
    }

    /// <summary>Says that the worker lives.</summary>
    /// <inheritdoc cref="LeaseAsync" path="/exception"/>
    public Task HeartbeatAsync(LeasedJob job, CancellationToken cancellationToken) => TellAsync(job, "heartbeat", body: null, cancellationToken);

    /// <summary>Says how far a job has come; renews the lease, too.</summary>
    /// <inheritdoc cref="LeaseAsync" path="/exception"/>
    public Task ReportAsync(LeasedJob job, JobReport report, CancellationToken cancellationToken) =>
        TellAsync(job, "reports", JsonContent.Create(report, options: BenchJson.Options), cancellationToken);

    /// <summary>Gives a job back.</summary>
    /// <inheritdoc cref="LeaseAsync" path="/exception"/>
    public Task ReturnAsync(LeasedJob job, JobReturn reason, CancellationToken cancellationToken) =>
        TellAsync(job, "return", JsonContent.Create(reason, options: BenchJson.Options), cancellationToken);

    /// <summary>Brings the run of a job.</summary>
    /// <inheritdoc cref="LeaseAsync" path="/exception"/>
    public Task<Receipt> BringAsync(LeasedJob job, string bundle, CancellationToken cancellationToken) => HandInAsync(HttpMethod.Put, Of(job, "run"), bundle, cancellationToken);

    /// <summary>Hands a run in.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="said">What is said about it, by field.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <inheritdoc cref="LeaseAsync" path="/exception"/>
    public Task<Receipt> PublishAsync(string bundle, IEnumerable<KeyValuePair<string, string>> said, CancellationToken cancellationToken) => HandInAsync(
        HttpMethod.Post,
        "api/v1/submissions?" + string.Join('&', said.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}")),
        bundle,
        cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static string Of(LeasedJob job, string what) => $"api/v1/queue/leases/{job.Lease}/{what}";

    private async Task<Receipt> HandInAsync(HttpMethod method, string path, string bundle, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(bundle);
        using var content = new StreamContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/gzip");
        using var answer = await SendAsync(method, path, content, cancellationToken);
        return SubmissionReader.ReadReceipt(await answer.Content.ReadAsByteArrayAsync(cancellationToken)) is DocumentReading<Receipt>.Read(var receipt)
            ? receipt
            : throw new SiteRefusalException(answer.StatusCode, "the site's answer is no receipt; is it a site of another version?");
    }

    private async Task TellAsync(LeasedJob job, string what, HttpContent? body, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        using var answer = await SendAsync(HttpMethod.Post, Of(job, what), body, deadline.Token);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        var answer = await _http.SendAsync(request, cancellationToken);
        await ThrowIfRefusedAsync(answer, cancellationToken);
        return answer;
    }

    private static async Task ThrowIfRefusedAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (answer.IsSuccessStatusCode)
        {
            return;
        }

        using (answer)
        {
            var problem = SiteProblem.Read(await answer.Content.ReadAsStringAsync(cancellationToken));
            throw new SiteRefusalException(answer.StatusCode, $"the site answered {(int)answer.StatusCode}{(problem.Words.Length > 0 ? $": {problem.Words}" : "")}", problem);
        }
    }
}
