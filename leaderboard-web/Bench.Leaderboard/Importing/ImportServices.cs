using Bench.Leaderboard.Data;
using Bench.Leaderboard.Hosting;

namespace Bench.Leaderboard.Importing;

/// <summary>What the site needs to import and to read what stays on disk.</summary>
internal static class ImportServices
{
    /// <summary>Adds them.</summary>
    public static IServiceCollection AddImport(this IServiceCollection services) => services
        .AddSingleton(provider => new SiteFolder(Path.GetFullPath(provider.GetRequiredService<SiteOptions>().Data)))
        .AddSingleton<IProgress<string>, ErrorLines>()
        .AddSingleton<IndexDatabase>()
        .AddSingleton<SearchIndex>()
        .AddSingleton<Importer>()
        .AddSingleton<ImportState>()
        .AddSingleton<ImportLoop>()
        .AddSingleton<SampleStore>()
        .AddSingleton<DetailStore>()
        .AddSingleton<PatchStore>()
        .AddSingleton<LogStore>();
}
