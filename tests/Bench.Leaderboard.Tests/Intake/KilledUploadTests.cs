using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Bench.Contracts.Submissions;
using Bench.Leaderboard.Intake.Store;
using Bench.Leaderboard.Intake.Tokens;
using Bench.Leaderboard.Tests.Faults;
using Bench.Scoring.Statistics;
using Microsoft.Data.Sqlite;

namespace Bench.Leaderboard.Tests.Intake;

/// <summary>A site that is killed at any moment of an upload loses no receipt that it gave, and leaves no half of a file that it did not.</summary>
[TestFixture, CancelAfter(540_000)]
public sealed class KilledUploadTests
{
    private const int Kills = 20;
    private const int Uploads = 8;
    private const int PatchBytes = 2 << 20;

    [Test]
    public async Task Twenty_kills_at_random_moments_of_uploads_lose_no_receipt_and_leave_no_half(CancellationToken cancellationToken)
    {
        using var run = await DrawnRun.DrawAsync();
        var data = Directory.CreateTempSubdirectory("bench-killed-upload-").FullName;
        run.PublishTasks(data);
        var given = new ConcurrentDictionary<Guid, string>();
        var random = new SplitMix64(20261122);
        var midway = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var site = SiteProcess.Start(data, cancellationToken);
            var address = await site.ServingAsync(cancellationToken);
            await AssertSoundAsync(data, given);
            var (after, moment) = (given.Count + random.NextIndex(4), TimeSpan.FromMilliseconds(random.NextIndex(250)));
            var uploads = UploadAsync(site, address, Token(data, $"round {kill}"), run.Tasks[0], random, given);
            await ReceiptsAsync(given, after, cancellationToken);
            await Task.WhenAny(uploads, Task.Delay(moment, cancellationToken));
            await site.KillAsync();
            midway += await uploads ? 0 : 1;
        }

        await using var last = SiteProcess.Start(data, cancellationToken);
        await last.ServingAsync(cancellationToken);
        await AssertSoundAsync(data, given);
        TestContext.Progress.WriteLine($"{midway} of {Kills} kills came midway; {given.Count} receipts were given, all are there");
        Assert.That(midway, Is.GreaterThan(Kills / 2));
        Assert.That(given, Is.Not.Empty);
        await last.KillAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);
    }

    private static async Task ReceiptsAsync(ConcurrentDictionary<Guid, string> given, int count, CancellationToken cancellationToken)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (given.Count < count)
        {
            await tick.WaitForNextTickAsync(cancellationToken);
        }
    }

    /// <summary>Hands files in, one after the other, until the site is gone.</summary>
    /// <returns>Whether all arrived.</returns>
    private static async Task<bool> UploadAsync(SiteProcess site, Uri address, string token, string task, SplitMix64 random, ConcurrentDictionary<Guid, string> given)
    {
        using var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        for (var number = 0; number < Uploads; number++)
        {
            var body = Encoding.UTF8.GetBytes(IntakeBench.Line($"{random.NextBits():x} " + new string('p', PatchBytes), task: task));
            try
            {
                using var answer = await IntakeBench.PostAsync(client, body, "application/jsonl", CancellationToken.None);
                var receipt = await IntakeBench.JsonAsync(answer, CancellationToken.None);
                Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), () => receipt.ToJsonString() + "\n" + site.Said);
                given[Guid.Parse((string)receipt["id"]!)] = Convert.ToHexStringLower(SHA256.HashData(body));
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Every receipt that was given is there with its file, every receipt that is there has its whole file, and nothing else lies there.</summary>
    private static async Task AssertSoundAsync(string data, ConcurrentDictionary<Guid, string> given)
    {
        var store = new SubmissionStore(new IntakeDatabase(data), TimeProvider.System);
        var ids = store.Ids();
        Assert.That(given.Keys, Is.SubsetOf(ids));
        var incoming = Path.Combine(data, "incoming");
        if (!Directory.Exists(incoming))
        {
            return;
        }

        // What the last start found is swept and checked a moment after it serves.
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!store.Unchecked().IsEmpty || Names(incoming).Length != ids.Count)
        {
            await tick.WaitForNextTickAsync();
        }

        Assert.That(Names(incoming), Is.EquivalentTo(ids.Select(id => id.ToString())));
        foreach (var id in ids)
        {
            var submission = store.Find(id)!;
            await using var file = File.OpenRead(Path.Combine(incoming, id.ToString()));
            Assert.That(Convert.ToHexStringLower(await SHA256.HashDataAsync(file)), Is.EqualTo(submission.Sha256));
            Assert.That(submission.Sha256, Is.EqualTo(given.GetValueOrDefault(id, submission.Sha256)));
            Assert.That(submission.Steps.Select(step => step.State), Is.EqualTo(new[] { SubmissionState.Received, SubmissionState.Schema, SubmissionState.Queued }));
        }
    }

    private static string[] Names(string incoming) => [.. Directory.EnumerateFileSystemEntries(incoming).Select(path => Path.GetFileName(path)).Where(name => name != ".lock")];

    private static string Token(string data, string name) => new TokenStore(new IntakeDatabase(data), TimeProvider.System).Issue(name, TokenScope.Submit, days: 1).Text;
}
