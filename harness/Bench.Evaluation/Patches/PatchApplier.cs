using System.Collections.Immutable;
using System.Globalization;
using Bench.Contracts.Outcomes;

namespace Bench.Evaluation.Patches;

/// <summary>
/// Writes a patch into a folder, all or nothing: everything is read, checked and made in memory before the first byte is
/// written. An exception while writing leaves the folder unusable, so it must be a copy that can be thrown away.
/// </summary>
public static class PatchApplier
{
    /// <summary>Applies the patch to the tree in <paramref name="rootFolder"/>, in which nobody else writes meanwhile.</summary>
    public static PatchResult Apply(Patch patch, string rootFolder, PatchLimits? limits = null, CancellationToken cancellationToken = default)
    {
        var tree = new TreeFolder(rootFolder);
        var refusal = PatchReader.Clash(patch.Files) ?? new PathPlan(patch, tree).Check();
        var plan = refusal is null ? Plan(patch, tree, limits ?? PatchLimits.Submitted, cancellationToken, out refusal) : [];
        if (refusal is not null)
        {
            return new PatchResult.Refused(refusal);
        }

        foreach (var file in plan.Where(file => file.Removed is not null))
        {
            tree.Remove(file.Removed!);
        }

        foreach (var file in plan.Where(file => file.Written is not null))
        {
            tree.Write(file.Written!, file.Mode, file.Content.Span);
        }

        return new PatchResult.Applied(new([.. plan.SelectMany(file => file.Changes()).Where(change => change.Before != change.After).OrderBy(change => change.Path, StringComparer.Ordinal)]));
    }

    private static ImmutableArray<PlannedFile> Plan(Patch patch, TreeFolder tree, PatchLimits limits, CancellationToken cancellationToken, out Reason? refusal)
    {
        refusal = null;
        var total = 0L;
        var plan = ImmutableArray.CreateBuilder<PlannedFile>(patch.Files.Length);
        foreach (var file in patch.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            refusal = TooLarge(file, tree, limits, ref total);
            if (refusal is not null || Plan(file, tree, out refusal) is not { } planned)
            {
                return [];
            }

            plan.Add(planned);
        }

        return plan.ToImmutable();
    }

    private static Reason? TooLarge(FileChange file, TreeFolder tree, PatchLimits limits, ref long total)
    {
        var before = file.HasBase ? tree.LengthOf(file.OldPath) : 0;
        var after = HunkApplier.SizeAfter(file, before);
        total += after;
        return Math.Max(before, after) > limits.FileBytes
            ? new(ReasonCode.PatchTooLarge, Phase.Apply, string.Create(CultureInfo.InvariantCulture, $"{Excerpt.OfPath(file.NewPath)} has {Math.Max(before, after)} bytes; at most {limits.FileBytes} are allowed."))
            : total > limits.ResultBytes
                ? new(ReasonCode.PatchTooLarge, Phase.Apply, string.Create(CultureInfo.InvariantCulture, $"The changed files together have more than {limits.ResultBytes} bytes."))
            : null;
    }

    private static PlannedFile? Plan(FileChange file, TreeFolder tree, out Reason? refusal)
    {
        var content = file.HasBase ? tree.Read(file.OldPath) : [];
        var mode = file.HasBase ? tree.ModeAt(file.OldPath) : EntryMode.Regular;
        refusal = file.OldMode is { } expected && expected != mode
            ? Misfit(file, $"the patch expects mode {Octal(expected)}, base has {Octal(mode)}")
            : null;
        var result = refusal is null ? HunkApplier.Apply(file, content, out refusal) : null;
        if (result is { IsEmpty: false } && file.Kind == ChangeKind.Deleted)
        {
            refusal = Misfit(file, "the patch deletes the file without removing all of its lines");
        }

        if (result is not { } changed || refusal is not null)
        {
            return null;
        }

        var before = file.Kind is ChangeKind.Added or ChangeKind.Copied ? null : TreeEntry.Of(mode, content);
        return new(file.RemovesOld ? file.OldPath : null, file.Kind == ChangeKind.Deleted ? null : file.NewPath, file.NewMode ?? mode, changed, before);
    }

    private static string Octal(EntryMode mode) => mode == EntryMode.Executable ? "100755" : "100644";

    private static Reason Misfit(FileChange file, string problem) =>
        new(ReasonCode.PatchDoesNotApply, Phase.Apply, $"{Excerpt.OfPath(file.OldPath)}: {problem}.");
}
