using System.Collections.Immutable;
using System.Globalization;

namespace Bench.Leaderboard.Data;

/// <summary>What became of an earlier dataset. Closed.</summary>
public abstract record EarlierDataset
{
    private EarlierDataset()
    {
    }

    /// <summary>It was never served here.</summary>
    public sealed record Unknown : EarlierDataset;

    /// <summary>Something that it was made of is no more there, or is another.</summary>
    /// <param name="Part">The first such thing.</param>
    public sealed record Gone(string Part) : EarlierDataset;

    /// <summary>It can be made again out of what is there.</summary>
    /// <param name="Dataset">The same runs, tasks and notices as then.</param>
    public sealed record There(Dataset Dataset) : EarlierDataset;

    /// <summary>Finds a dataset by its version: the parts that it had then are taken out of today's.</summary>
    /// <param name="now">Today's.</param>
    /// <param name="version">Its version; today's is found too.</param>
    public static EarlierDataset Find(Dataset now, string version)
    {
        if (version == now.Version)
        {
            return new There(now);
        }

        var place = now.History.Select(entry => entry.Version).ToList().IndexOf(version);
        if (place < 0)
        {
            return new Unknown();
        }

        var names = DatasetVersion.NamesOf(now.History.Take(place + 1));
        var parts = now.Parts.Of(names);
        return names.Except(now.Parts.Names).Order(StringComparer.Ordinal).FirstOrDefault() is { } missing ? new Gone(missing)
            : parts.Version != version ? new Gone("the record of it")
            : new There(Made(now, now.History[place], parts, names));
    }

    private static Dataset Made(Dataset now, DatasetVersion version, DatasetParts parts, ImmutableHashSet<string> names)
    {
        ImmutableHashSet<string> Ids(string kind) => [.. names.Where(name => name.StartsWith(kind, StringComparison.Ordinal)).Select(DatasetParts.IdIn)];
        var (runs, tasks) = (Ids(DatasetParts.Run), Ids(DatasetParts.Task));
        var notices = now.Notices.Where(notice => names.Contains(DatasetParts.NameOf(notice))).ToImmutableArray();
        var known = notices.ToHashSet();
        ImmutableArray<SubmissionEntry> submissions =
        [
            .. now.Submissions.Where(submission => runs.Contains(submission.Run.Id))
                .Select(submission => submission with { Notices = [.. submission.Notices.Where(known.Contains)] }),
        ];
        var used = submissions.SelectMany(submission => submission.Results).Select(result => result.Task).ToHashSet();
        return now with
        {
            Version = version.Version,
            ImportedAt = DateTimeOffset.Parse(version.At, CultureInfo.InvariantCulture),
            Runs = now.Runs.Where(run => runs.Contains(run.Key)).ToImmutableSortedDictionary(StringComparer.Ordinal),
            Submissions = submissions,
            Tasks = now.Tasks.Where(task => tasks.Contains(task.Key.Value) || used.Contains(task.Key))
                .ToImmutableDictionary(task => task.Key, task => tasks.Contains(task.Key.Value) ? task.Value : new TaskEntry(task.Key, null, null, task.Key.Value)),
            Notices = notices,
            Parts = parts,
            History = [.. now.History.TakeWhile(entry => entry.Version != version.Version), version],
            Problems = [],
            IsEarlier = true,
        };
    }
}
