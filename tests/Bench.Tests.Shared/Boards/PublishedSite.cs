using Bench.Leaderboard.Data;
using Bench.Leaderboard.Hosting;
using Bench.Leaderboard.Importing;
using Bench.Leaderboard.Intake;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Bench.Tests.Shared.Boards;

/// <summary>The site in this process, on a free port of this machine, over a folder of its own that was imported.</summary>
internal sealed class PublishedSite : IAsyncDisposable
{
    private readonly WebApplication _site;
    private readonly string _folder;

    private PublishedSite(WebApplication site, string folder)
    {
        _site = site;
        _folder = folder;
        Address = new Uri(site.Urls.First());
        Client = new HttpClient { BaseAddress = Address };
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>A client of it.</summary>
    public HttpClient Client { get; }

    /// <summary>What it serves.</summary>
    public Dataset Data => Service<DatasetHolder>().Current;

    /// <summary>Writes the files, imports them and starts the site.</summary>
    /// <param name="write">Writes them into a folder.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="limits">How much may be handed in; the usual when not given.</param>
    public static async Task<PublishedSite> StartAsync(Func<string, CancellationToken, Task> write, CancellationToken cancellationToken, IntakeLimits? limits = null)
    {
        var folder = Directory.CreateTempSubdirectory("bench-site-").FullName;
        await write(folder, cancellationToken);
        var site = SiteHost.Create(
            new SiteOptions(folder, "http://127.0.0.1:0", Path.Combine(RepositoryFolder.Root, "docs"), limits), new DatasetHolder(Dataset.None), TimeProvider.System);
        site.Services.GetRequiredService<SiteFolder>().Make();
        site.Services.GetRequiredService<IndexDatabase>().Prepare();
        await site.StartAsync(cancellationToken);
        var published = new PublishedSite(site, folder);
        Assert.That(await published.LookAsync(cancellationToken));
        Assert.That(published.Data.Problems.Select(problem => problem.ToString()), Is.Empty);
        return published;
    }

    /// <summary>Imports what has come since.</summary>
    public Task<bool> LookAsync(CancellationToken cancellationToken) => Service<ImportLoop>().LookNowAsync(cancellationToken);

    /// <summary>A service of the site.</summary>
    public T Service<T>()
        where T : notnull => _site.Services.GetRequiredService<T>();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _site.StopAsync();
        await _site.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
