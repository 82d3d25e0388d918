using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Bench.Harvester.GitHub.Client;

/// <summary>
/// One request and its answer: redirects followed, time and size bounded, what it says of limits and tokens told to the ring. The token is sent to the
/// API's own scheme, host and port alone.
/// </summary>
internal sealed class Exchange : IDisposable
{
    private const string MediaType = "application/vnd.github.v3+json";
    private const string ApiVersion = "2022-11-28";
    private const int Redirects = 5;
    private const int ErrorBytes = 64 << 10;
    private const int ErrorLetters = 200;

    private readonly GitHubClientOptions _options;
    private readonly CredentialRing _ring;
    private readonly TokenEraser _eraser;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;

    public Exchange(GitHubClientOptions options, CredentialRing ring, TokenEraser eraser, TimeProvider clock)
    {
        _options = options;
        _ring = ring;
        _eraser = eraser;
        _clock = clock;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseProxy = !options.Address.Root.IsLoopback,
        };
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Asks once.</summary>
    /// <param name="address">What is asked for.</param>
    /// <param name="etag">Mark of the state that is held; null for none.</param>
    /// <param name="slot">The token to ask with.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Answer> SendAsync(Uri address, string? etag, CredentialSlot slot, CancellationToken cancellationToken)
    {
        // The machine's own clock: this bounds what a peer does, not what we plan.
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(_options.Timeout);
        try
        {
            return await FollowAsync(address, etag, slot, deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Answer.Interrupted(ApiProblem.Unreachable, $"no whole answer within {_options.Timeout.TotalSeconds:0.###} s");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return new Answer.Interrupted(ApiProblem.Unreachable, Harmless(exception.Message));
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<Answer> FollowAsync(Uri address, string? etag, CredentialSlot slot, CancellationToken cancellationToken)
    {
        var at = address;
        for (var hop = 0; hop <= Redirects; hop++)
        {
            var own = _options.Address.Owns(at);
            using var request = Request(at, etag, own ? slot.Credentials : null);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode is not (HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
            {
                return own ? await JudgeAsync(response, at, slot, cancellationToken) : await JudgeForeignAsync(response, at, cancellationToken);
            }

            if (response.Headers.Location is not { } location || !Uri.TryCreate(at, location, out var next))
            {
                return new Answer.Unusable($"it has moved ({(int)response.StatusCode}) and does not say where to");
            }

            if (next.Scheme != Uri.UriSchemeHttps && next.Scheme != at.Scheme)
            {
                return new Answer.Unusable($"it leads from {at.Scheme} to {Harmless(next.Scheme)} at {Harmless(next.Host)}");
            }

            at = next;
        }

        return new Answer.Unusable($"it leads from one place to another more than {Redirects} times, the last being {Harmless(at.AbsoluteUri)}");
    }

    private static HttpRequestMessage Request(Uri address, string? etag, Credentials? credentials)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd(MediaType);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Bench-harvester", "1"));
        request.Headers.Add("X-GitHub-Api-Version", ApiVersion);
        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        }

        if (credentials is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("token", credentials.GetToken());
        }

        return request;
    }

    private async Task<Answer> JudgeAsync(HttpResponseMessage response, Uri at, CredentialSlot slot, CancellationToken cancellationToken)
    {
        var limit = RateLimit.Read(response.Headers, _clock.GetUtcNow());
        _ring.Note(slot, limit);
        switch (response.StatusCode)
        {
            case HttpStatusCode.Unauthorized:
                _ring.Refuse(slot, await SaidAsync(response, cancellationToken));
                return new Answer.Limited();
            case HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests:
                return Held(response.StatusCode, await SaidAsync(response, cancellationToken), slot, limit);
            case >= HttpStatusCode.InternalServerError when limit.RetryAfter is { } pause:
                _ring.Pause(pause);
                return new Answer.Limited();
            default:
                var answer = await ReadAsync(response, at, cancellationToken);
                if (answer is Answer.Content or Answer.Unchanged or Answer.Missing)
                {
                    _ring.Succeeded();
                }

                return answer;
        }
    }

    /// <summary>403 and 429 mean a used-up token, a pause for all, or a token that may not do this.</summary>
    private Answer.Limited Held(HttpStatusCode status, string said, CredentialSlot slot, RateLimit limit)
    {
        if (limit.RetryAfter is { } pause)
        {
            _ring.Pause(pause);
        }
        else if (limit is { Remaining: 0, Reset: not null })
        {
            // The ring has put the token aside already.
        }
        else if (limit.Remaining == 0 || status == HttpStatusCode.TooManyRequests || said.Contains("rate limit", StringComparison.OrdinalIgnoreCase) || said.Contains("abuse", StringComparison.OrdinalIgnoreCase))
        {
            _ring.Pause(null);
        }
        else
        {
            _ring.Refuse(slot, said);
        }

        return new Answer.Limited();
    }

    /// <summary>An answer of a host that the API led to. It got no token, so what it says of tokens and limits is not about ours.</summary>
    private async Task<Answer> JudgeForeignAsync(HttpResponseMessage response, Uri at, CancellationToken cancellationToken) =>
        response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests
            ? new Answer.Unusable($"it leads to {Harmless(at.Host)}, which answers {await SaidAsync(response, cancellationToken)}")
            : await ReadAsync(response, at, cancellationToken);

    private async Task<Answer> ReadAsync(HttpResponseMessage response, Uri at, CancellationToken cancellationToken)
    {
        var links = PageLinks.Read(response.Headers.TryGetValues("Link", out var values) ? values.Select(_eraser.Clean) : [], at);
        switch (response.StatusCode)
        {
            case HttpStatusCode.OK:
                var body = await ResponseBody.ReadAsync(response.Content, _options.ResponseBytes, cancellationToken);
                if (body is null)
                {
                    return new Answer.Unusable($"its answer is larger than {_options.ResponseBytes} bytes");
                }

                _eraser.Clean(body);
                return new Answer.Content(body, response.Headers.ETag is { } etag ? _eraser.Clean(etag.ToString()) : null, links);
            case HttpStatusCode.NotModified:
                return new Answer.Unchanged(links);
            case HttpStatusCode.NotFound or HttpStatusCode.Gone:
                return new Answer.Missing();
            case >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout:
                return new Answer.Interrupted(ApiProblem.Unreachable, await SaidAsync(response, cancellationToken));
            default:
                return new Answer.Unusable(await SaidAsync(response, cancellationToken));
        }
    }

    /// <summary>Status and GitHub's words, as one line.</summary>
    private async Task<string> SaidAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var body = await ResponseBody.ReadAsync(response.Content, ErrorBytes, cancellationToken);
        try
        {
            var error = body is null ? null : JsonSerializer.Deserialize(body, GitHubJson.Default.ApiError);
            return error?.Message is { Length: > 0 } words ? $"{status} {Harmless(words)}" : $"{status} {response.StatusCode}";
        }
        catch (JsonException)
        {
            return $"{status} {response.StatusCode}";
        }
    }

    /// <summary>Words from outside, fit for a message: no token, no control characters, not long.</summary>
    private string Harmless(string text)
    {
        var clean = string.Concat(_eraser.Clean(text).Where(letter => !char.IsControl(letter)));
        return clean.Length <= ErrorLetters ? clean : clean[..ErrorLetters] + "…";
    }
}
