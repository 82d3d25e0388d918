using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Polly;
using Polly.Retry;

namespace Bench.Harvester.GitHub.Client;

/// <summary>
/// Documents of the API: out of the cache while they are fresh, asked for with their mark of state when they are not, and again when the way is
/// bad. What has arrived is kept at once, so that a harvest that was broken off asks only for the rest.
/// </summary>
internal sealed class Connection : IDisposable
{
    private readonly GitHubClientOptions _options;
    private readonly TimeProvider _clock;
    private readonly IProgress<string> _progress;
    private readonly CredentialRing _ring;
    private readonly TokenEraser _eraser;
    private readonly Exchange _exchange;
    private readonly ResponseCache? _cache;
    private readonly ResiliencePipeline<Answer> _retry;

    public Connection(GitHubClientOptions options, IReadOnlyList<Credentials> credentials, TimeProvider clock, IProgress<string> progress)
    {
        _options = options;
        _clock = clock;
        _progress = progress;
        _eraser = new TokenEraser(credentials);
        _ring = new CredentialRing(credentials, clock, progress);
        _cache = options.CacheFile is { } file ? ResponseCache.Open(file) : null;
        _exchange = new Exchange(options, _ring, _eraser, clock);
        _retry = Retrying(options, clock, progress);
    }

    /// <summary>A document that must be there. That it was not there once is not remembered.</summary>
    public async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, string mend, CancellationToken cancellationToken)
        where T : class
    {
        var address = Address(path);
        var page = await AskAsync(address, type, held => held.Body is not null, cancellationToken);
        return page.Value ?? throw new ApiException(ApiProblem.NotFound, $"{address}: there is nothing, or nothing that may be seen. {mend}");
    }

    /// <summary>A document; null when there is no such thing, which is remembered.</summary>
    public async Task<T?> FindAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        (await AskAsync(Address(path), type, _ => true, cancellationToken)).Value;

    /// <summary>The items of a listing; none when there is no such thing.</summary>
    public async Task<IReadOnlyList<T>> GetAllAsync<T>(string path, JsonTypeInfo<IReadOnlyList<T>> type, ApiOptions options, CancellationToken cancellationToken)
    {
        var items = new List<T>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var most = Math.Min(options.PageCount ?? int.MaxValue, _options.Pages);
        Uri? at = Address($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}per_page={options.PageSize}");
        while (at is not null && seen.Count < most)
        {
            seen.Add(at.AbsoluteUri);
            var page = await PageAsync(at, type, options.PageSize, cancellationToken);
            if (page.Value is null && seen.Count > 1)
            {
                throw Broken(at, "this page of a listing is missing");
            }

            items.AddRange(page.Value ?? []);
            if (options.What is { } what)
            {
                _progress.Report($"{what}: page {seen.Count}{Of(page.Links.Last)}, {items.Count} so far");
            }

            at = Next(at, page.Links, seen);
        }

        return at is not null && options.PageCount is null ? throw Unusable(at, $"its listing has more than {_options.Pages} pages") : items;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _exchange.Dispose();
        _cache?.Dispose();
    }

    /// <summary>
    /// A page. Where a full page was the last one and is said not to have changed, the next one may have come into being since; then it is asked
    /// for as if it were not held.
    /// </summary>
    private async Task<Page<IReadOnlyList<T>>> PageAsync<T>(Uri at, JsonTypeInfo<IReadOnlyList<T>> type, int size, CancellationToken cancellationToken)
    {
        var page = await AskAsync(at, type, _ => true, cancellationToken);
        return page is { IsConfirmed: true, Links.Next: null, Value: { } items } && items.Count >= size
            ? await AskAsync(at, type, _ => false, cancellationToken)
            : page;
    }

    private Uri? Next(Uri at, PageLinks links, HashSet<string> seen) => links.Next switch
    {
        null => null,
        { } next when !_options.Address.Owns(next) => throw Broken(at, $"its next page would be on another host, {next.Host}"),
        { } next when seen.Contains(next.AbsoluteUri) => throw Broken(at, "its pages lead in a circle"),
        { } next => next,
    };

    private async Task<Page<T>> AskAsync<T>(Uri address, JsonTypeInfo<T> type, Func<CachedResponse, bool> isOfUse, CancellationToken cancellationToken)
        where T : class
    {
        var held = _cache?.Find(address) is { } found && isOfUse(found) && (found.Body is null || DocumentShape.Trouble(found.Body, type) is null) ? found : null;
        if (held is not null && _clock.GetUtcNow() - held.AskedAt < _options.FreshFor)
        {
            return new Page<T>(Read(held.Body, type), held.Links);
        }

        var answer = await AnswerAsync(address, held is { Body: not null } ? held.ETag : null, type, cancellationToken);
        switch (answer)
        {
            case Answer.Content content:
                Keep(new CachedResponse(address, content.Body, content.ETag, content.Links, default));
                return new Page<T>(Read(content.Body, type), content.Links);
            case Answer.Unchanged unchanged when held is { Body: not null }:
                var links = unchanged.Links.Next is null ? held.Links : unchanged.Links;
                Keep(held with { Links = links });
                return new Page<T>(Read(held.Body, type), links, IsConfirmed: true);
            case Answer.Missing:
                Keep(new CachedResponse(address, null, null, PageLinks.None, default));
                return new Page<T>(null, PageLinks.None);
            case Answer.Interrupted interrupted:
                throw new ApiException(interrupted.Problem, $"{Shown(address)}: {interrupted.Why}. {_options.Attempts} attempts were made. What was answered is kept; run the same command again.");
            case Answer.Unusable unusable:
                throw Unusable(address, unusable.Why);
            default:
                throw Unusable(address, "it says that what it was never asked for has not changed");
        }
    }

    /// <summary>Asks until there is an answer that is not "later" or "not with this token".</summary>
    private async Task<Answer> AnswerAsync<T>(Uri address, string? etag, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var pauses = 0;
        while (true)
        {
            if (_ring.Ready is not { } slot)
            {
                await PauseAsync(address, pauses++, cancellationToken);
                continue;
            }

            var answer = await _retry.ExecuteAsync(async token => await AttemptAsync(address, etag, slot, type, token), cancellationToken);
            if (answer is not Answer.Limited)
            {
                return answer;
            }
        }
    }

    private async Task<Answer> AttemptAsync<T>(Uri address, string? etag, CredentialSlot slot, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var answer = await _exchange.SendAsync(address, etag, slot, cancellationToken);
        return answer is Answer.Content content && DocumentShape.Trouble(content.Body, type) is { } wrong ? wrong : answer;
    }

    private static T? Read<T>(byte[]? body, JsonTypeInfo<T> type)
        where T : class => body is null ? null : JsonSerializer.Deserialize(body, type);

    private void Keep(CachedResponse response) => _cache?.Keep(response with { AskedAt = _clock.GetUtcNow() });

    private async Task PauseAsync(Uri address, int pauses, CancellationToken cancellationToken)
    {
        if (_ring.ReadyAt is not { } until)
        {
            throw new ApiException(ApiProblem.Credentials, $"GitHub accepts no token ({_ring.Refusals}). Check that they are not expired and may read the repository, and run the same command again.");
        }

        if (pauses >= _options.Pauses || until - _clock.GetUtcNow() > _options.LongestPause)
        {
            throw new ApiException(ApiProblem.Limited, $"{Shown(address)}: {_ring.Reason} until {until:yyyy-MM-dd HH:mm:ss} UTC, and {(pauses == 0 ? "that is longer than is waited" : $"{pauses} pauses did not help")}. What was answered is kept; run the same command then.");
        }

        while (until - _clock.GetUtcNow() is { Ticks: > 0 } left)
        {
            _progress.Report($"{_ring.Reason}: waiting {Words(left)}, until {until:HH:mm:ss} UTC");
            await Task.Delay(left < TimeSpan.FromMinutes(1) ? left : TimeSpan.FromMinutes(1), _clock, cancellationToken);
        }
    }

    private static ResiliencePipeline<Answer> Retrying(GitHubClientOptions options, TimeProvider clock, IProgress<string> progress)
    {
        var random = new Random(options.Seed);
        var builder = new ResiliencePipelineBuilder<Answer> { TimeProvider = clock };
        return options.Attempts < 2 ? builder.Build() : builder.AddRetry(new RetryStrategyOptions<Answer>
        {
            MaxRetryAttempts = options.Attempts - 1,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromSeconds(1),
            MaxDelay = TimeSpan.FromSeconds(30),
            Randomizer = random.NextDouble,
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is Answer.Interrupted),
            OnRetry = arguments =>
            {
                progress.Report($"GitHub: {(arguments.Outcome.Result as Answer.Interrupted)?.Why}; attempt {arguments.AttemptNumber + 2} of {options.Attempts} in {arguments.RetryDelay.TotalSeconds:0.0} s");
                return ValueTask.CompletedTask;
            },
        }).Build();
    }

    private Uri Address(string path) => new(_options.Address.Root, path);

    /// <summary>A page that is of the right shape, and still cannot be right: it is not to be met again in the cache.</summary>
    private ApiException Broken(Uri address, string why)
    {
        _cache?.Forget(address);
        return Unusable(address, why);
    }

    private ApiException Unusable(Uri address, string why) => new(ApiProblem.Answer, $"{Shown(address)}: {why}.");

    private string Shown(Uri address) => _eraser.Clean(address.AbsoluteUri);

    private static string Of(Uri? last) => last?.Query.TrimStart('?').Split('&').FirstOrDefault(part => part.StartsWith("page=", StringComparison.Ordinal)) is { } page ? $" of {page["page=".Length..]}" : "";

    private static string Words(TimeSpan time) => time.TotalMinutes >= 1 ? $"{(int)time.TotalMinutes} min {time.Seconds} s" : $"{Math.Max(1, (int)time.TotalSeconds)} s";
}
