using System.Collections.Immutable;
using Bench.Contracts.Outcomes;

namespace Bench.Evaluation.Patches;

/// <summary>The part of an expert commit that a submission could have written: its diff without the sections on protected paths.</summary>
public abstract record ExpertPatch
{
    private ExpertPatch()
    {
    }

    /// <summary>What is left.</summary>
    /// <param name="Diff">The rest as a git diff.</param>
    /// <param name="Patch">The same, read.</param>
    /// <param name="Dropped">Paths of the sections that were left out.</param>
    public sealed record Kept(ReadOnlyMemory<byte> Diff, Patch Patch, ImmutableArray<string> Dropped) : ExpertPatch;

    /// <summary>The commit changes protected paths only, or nothing.</summary>
    public sealed record Nothing(ImmutableArray<string> Dropped) : ExpertPatch;

    /// <summary>What is left is no patch that the platform would take from anybody.</summary>
    public sealed record Refused(Reason Reason) : ExpertPatch;

    /// <summary>Takes the expert's diff, as <c>git diff --no-renames BASE COMMIT</c> gives it, apart.</summary>
    public static ExpertPatch Of(ReadOnlyMemory<byte> diff, PatchPolicy policy)
    {
        var sections = SectionList.Read(diff, PatchLimits.Trusted, out var refusal);
        if (refusal is not null)
        {
            return refusal.Code == ReasonCode.PatchEmpty ? new Nothing([]) : new Refused(refusal);
        }

        var dropped = sections.Where(section => section.Change.Paths.Any(path => policy.Refuses(path) is not null)).ToImmutableArray();
        var across = dropped.FirstOrDefault(section => section.Change.Paths.Any(path => policy.Refuses(path) is null));
        if (across is not null)
        {
            return new Refused(new(ReasonCode.PatchProtectedPath, Phase.Ingest, $"{Excerpt.OfPath(across.Change.NewPath)} is moved across the border of the protected paths; make the diff with `git diff --no-renames`."));
        }

        ImmutableArray<string> names = [.. dropped.SelectMany(section => section.Change.Paths).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var kept = sections.Except(dropped).ToImmutableArray();
        return kept.IsEmpty ? new Nothing(names)
            : kept.FirstOrDefault(section => section.Problem is not null) is { } bad ? new Refused(bad.Problem!)
            : Written(new([.. kept.Select(section => section.Change)]), names);
    }

    private static ExpertPatch Written(Patch patch, ImmutableArray<string> dropped)
    {
        ReadOnlyMemory<byte> diff = PatchWriter.Write(patch);
        return PatchReader.Read(diff) switch
        {
            PatchReading.Parsed parsed => new Kept(diff, parsed.Patch, dropped),
            PatchReading.Refused refused => new Refused(refused.Reason),
            _ => new Nothing(dropped),
        };
    }
}
