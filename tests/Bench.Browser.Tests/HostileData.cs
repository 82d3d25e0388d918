using System.Collections.Immutable;
using Bench.Contracts.Publications;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;

namespace Bench.Browser.Tests;

/// <summary>A board on which every text that somebody can submit is one of the corpus: each string has a submission, a task and a notice.</summary>
internal static class HostileData
{
    private const int AtOnce = 12;
    private const int LongestName = 200;

    /// <summary>Ids of the submissions, in the order of the corpus.</summary>
    public static ImmutableArray<string> Submissions { get; private set; } = [];

    /// <summary>Ids of the tasks.</summary>
    public static ImmutableArray<string> Tasks { get; } = [.. Enumerable.Range(1, InjectionCorpus.All.Length).Select(number => $"acme__tool-{number}")];

    /// <summary>Writes it.</summary>
    public static async Task WriteAsync(string folder, CancellationToken cancellationToken)
    {
        var board = new BoardFolder(folder);
        var ids = ImmutableArray.CreateBuilder<string>();
        var numbered = InjectionCorpus.All.Select((words, i) => (Words: words, Number: i + 1)).ToList();
        foreach (var part in numbered.Chunk(AtOnce))
        {
            var plan = new PlannedRun([.. part.Select(item => Planned(item.Words, item.Number))], [.. part.Take(3).Select(item => Tasks[item.Number - 1])]) { Rotations = 8, Seed = (ulong)part[0].Number };
            var publication = await board.AddAsync(plan, cancellationToken);
            ids.AddRange(publication.Submissions.Select(submission => submission.Id));
        }

        Submissions = ids.ToImmutable();
        foreach (var (words, number) in numbered)
        {
            await board.AddAsync(TaskOf(words, number), $"diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+{words}\n", cancellationToken);
            await board.AddAsync(new Notice("2026-10-05T09:00:00Z", number % 2 == 0 ? NoticeKind.Dispute : NoticeKind.Correction, Text(words), Submissions[number - 1], Tasks[number - 1]), cancellationToken);
        }
    }

    /// <summary>What fits into a field that allows no control characters.</summary>
    private static string Text(string words) => string.Concat(words.Where(character => !char.IsControl(character) && !char.IsSurrogate(character))) is { Length: > 0 } text ? text : "-";

    private static string Name(string words) => Text(words)[..Math.Min(Text(words).Length, LongestName)];

    private static PlannedSubmission Planned(string words, int number)
    {
        var name = Name(words);
        var url = $"https://example.org/?{Uri.EscapeDataString(name)}\"'><script>window.pwned=1</script>";
        return new PlannedSubmission(
            new PublishedSubmission("to-be-found", Name($"{name} {number}"), name, name, name, url, Disclosure: Text(words), CostUsd: number), (number % 10) / 10.0, words);
    }

    private static TaskSpec TaskOf(string words, int number) => new(
        TaskSpec.SchemaName,
        TaskId.Parse(Tasks[number - 1]),
        "python",
        new TaskSource("https://example.org/acme/tool.git\"><script>window.pwned=1</script>", "0123456789abcdef0123456789abcdef01234567", new ExpertChange(PatchFile: "expert.patch", PullRequest: number)),
        new TaskEnvironment(Host: new HostRequirement(["python3"])),
        new WorkloadSpec(WorkloadRunner.Python, "workload.py"),
        new TestSuite(TestFramework.Pytest, Guarding: [Text(words)]),
        Replays: [new ReplayRecord(Text(words), new Estimate(4, 3.9, 4.1), 24, "2026-09-01")],
        Provenance: new TaskProvenance([new ProvenanceNote("title", words), new ProvenanceNote(words, words)], [words], [new ProvenanceNote("mine", words)]));
}
