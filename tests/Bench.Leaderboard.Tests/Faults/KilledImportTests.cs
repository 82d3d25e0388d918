using Bench.BoardGenerator;
using Bench.Leaderboard.Importing;
using Bench.Leaderboard.Tests.Importing;
using Bench.Scoring.Statistics;
using Dapper;

namespace Bench.Leaderboard.Tests.Faults;

/// <summary>An import that is killed at any moment leaves no half a run, and the next start goes on.</summary>
[TestFixture, CancelAfter(300_000)]
public sealed class KilledImportTests
{
    private const int Kills = 20;

    [Test]
    public async Task Twenty_kills_at_random_moments_leave_the_state_of_an_undisturbed_import(CancellationToken cancellationToken)
    {
        using var site = await SiteUnderImport.DrawAsync(new BoardOptions(Tasks: 30, Submissions: 32, Samples: 20));
        var undisturbed = SiteUnderImport.Digest(await site.LookAsync());
        var whole = site.Holder.Current.Runs.ToDictionary(run => run.Key, run => (run.Value.Manifest.Seeds.Count, run.Value.Publication.Submissions.Length * 30));
        var random = new SplitMix64(20261122);
        var midway = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            if (kill % 3 == 0)
            {
                site.Forget();
            }

            await using var process = SiteProcess.Start(site.Folder.Root, cancellationToken);
            using var moment = new CancellationTokenSource(TimeSpan.FromMilliseconds(300 + random.NextIndex(2500)));
            await Task.WhenAny(process.Ended, process.SaidAsync("serving", moment.Token)).WaitAsync(cancellationToken);
            await process.KillAsync();
            midway += AssertNoHalf(site, whole) < whole.Count ? 1 : 0;
        }

        site.Restart();
        Assert.That(SiteUnderImport.Digest(await site.LookAsync()), Is.EqualTo(undisturbed));
        Assert.That(midway, Is.GreaterThan(0), "some kills came before the import was done");
    }

    /// <summary>Every run of the index has all its sittings and patches.</summary>
    private static int AssertNoHalf(SiteUnderImport site, Dictionary<string, (int Sittings, int Patches)> whole)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var index = new IndexDatabase(site.Folder);
        index.Prepare();
        using var connection = index.Open();
        var runs = connection.Query<(string Id, long Sittings, long Patches)>(
            "SELECT id, (SELECT COUNT(*) FROM sitting WHERE run = number), (SELECT COUNT(*) FROM patch WHERE run = number) FROM run").ToList();
        foreach (var run in runs)
        {
            Assert.That((run.Sittings, run.Patches), Is.EqualTo(((long)whole[run.Id].Sittings, (long)whole[run.Id].Patches)));
        }

        Assert.That(connection.ExecuteScalar<long>("SELECT COUNT(*) FROM sitting WHERE run NOT IN (SELECT run FROM result)"), Is.Zero);
        return runs.Count;
    }
}
