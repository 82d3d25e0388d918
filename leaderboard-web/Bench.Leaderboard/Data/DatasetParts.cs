using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Bench.Contracts.Documents;
using Bench.Contracts.Publications;

namespace Bench.Leaderboard.Data;

/// <summary>What a dataset is made of: published runs and tasks with their digests, and notices. Its version is the digest of them all.</summary>
/// <param name="Lines">A line for each, in the order of the ids, notices newest first.</param>
public sealed record DatasetParts(ImmutableArray<string> Lines)
{
    /// <summary>How the name of a run begins.</summary>
    public const string Run = "run ";

    /// <summary>How the name of a task begins.</summary>
    public const string Task = "task ";

    /// <summary>How the name of a notice begins.</summary>
    public const string Notice = "notice ";

    /// <summary>Hex digits of a version.</summary>
    private const int Digits = 12;

    /// <summary>Digest of the parts, first 12 hex digits.</summary>
    public string Version => Digest(string.Concat(Lines.Select(line => line + "\n")))[..Digits];

    /// <summary>Short names of the parts, in their order: that of a notice is its digest, the others stand for themselves.</summary>
    public ImmutableArray<string> Names => [.. Lines.Select(NameOf)];

    /// <summary>The parts of a dataset.</summary>
    /// <param name="runs">Digest of each run by its id, in the order of the ids.</param>
    /// <param name="tasks">Digest of each published task by its id, in the order of the ids.</param>
    /// <param name="notices">Notices, newest first.</param>
    public static DatasetParts Of(IEnumerable<(string Id, string Digest)> runs, IEnumerable<(string Id, string Digest)> tasks, IEnumerable<Notice> notices) =>
        new([.. runs.Select(run => $"{Run}{run.Id} {run.Digest}"), .. tasks.Select(task => $"{Task}{task.Id} {task.Digest}"), .. notices.Select(BenchJson.Line)]);

    /// <summary>The parts of these names; the others are left out.</summary>
    public DatasetParts Of(IReadOnlySet<string> names) => new([.. Lines.Where(line => names.Contains(NameOf(line)))]);

    /// <summary>Short name of a notice.</summary>
    public static string NameOf(Notice notice) => NameOf(BenchJson.Line(notice));

    /// <summary>The id in the name of a run or a task.</summary>
    public static string IdIn(string name) => name.Split(' ')[1];

    private static string NameOf(string line) => line.StartsWith('{') ? Notice + Digest(line) : line;

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
