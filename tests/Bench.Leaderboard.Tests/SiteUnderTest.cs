using System.Collections.Immutable;
using Bench.Contracts.Tasks;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Bench.Leaderboard.Tests;

/// <summary>The site on a free port of this machine, with a client of it.</summary>
internal sealed class SiteUnderTest : IAsyncDisposable
{
    private readonly WebApplication _site;
    private readonly string? _own;

    private SiteUnderTest(WebApplication site, DatasetHolder data, string? own)
    {
        _site = site;
        _own = own;
        Data = data;
        Address = new Uri(site.Urls.First());
        Client = new HttpClient { BaseAddress = Address };
    }

    /// <summary>What it serves.</summary>
    public DatasetHolder Data { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>A client that unpacks nothing and follows redirects.</summary>
    public HttpClient Client { get; }

    /// <summary>Data without anything in it.</summary>
    public static Dataset Empty { get; } = new("000000000000", new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero), ImmutableSortedDictionary<string, RunEntry>.Empty, [], ImmutableDictionary<TaskId, TaskEntry>.Empty, []);

    /// <summary>Starts the site over some data.</summary>
    /// <param name="dataset">The data.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <param name="folder">Folder of the site; an empty one of its own when null, since drawn data all have one version.</param>
    /// <param name="docs">Folder of the documents; null serves none.</param>
    public static async Task<SiteUnderTest> StartAsync(Dataset dataset, CancellationToken cancellationToken, string? folder = null, string? docs = null)
    {
        var data = new DatasetHolder(dataset);
        var own = folder is null ? Directory.CreateTempSubdirectory("bench-site-").FullName : null;
        var site = SiteHost.Create(new SiteOptions(folder ?? own!, "http://127.0.0.1:0", docs), data, TimeProvider.System);
        await site.StartAsync(cancellationToken);
        return new SiteUnderTest(site, data, own);
    }

    /// <summary>A service of the site.</summary>
    public T Service<T>()
        where T : notnull => _site.Services.GetRequiredService<T>();

    /// <summary>Asks for an address, with headers as pairs of name and value.</summary>
    public async Task<HttpResponseMessage> GetAsync(string address, CancellationToken cancellationToken, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Client.SendAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _site.DisposeAsync();
        if (_own is not null)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(_own, recursive: true);
        }
    }
}
