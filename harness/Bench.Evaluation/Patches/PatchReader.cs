using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Bench.Contracts.Outcomes;

namespace Bench.Evaluation.Patches;

/// <summary>
/// Reads a unified git diff, strictly: what git would not write is refused, and nothing is guessed. Holds slices of the
/// given bytes, so they must not change while the patch is in use.
/// </summary>
public static class PatchReader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the patch of a prediction.</summary>
    /// <param name="text">The diff as a prediction carries it.</param>
    /// <param name="limits">Caps; those of <see cref="PatchLimits.Submitted"/> when null.</param>
    public static PatchReading Read(string text, PatchLimits? limits = null)
    {
        try
        {
            return Read(Strict.GetBytes(text), limits);
        }
        catch (EncoderFallbackException)
        {
            return new PatchReading.Refused(new(ReasonCode.PatchMalformed, Phase.Ingest, "The patch holds half of a surrogate pair, which is no text."));
        }
    }

    /// <summary>Reads a patch as bytes; the files in it may have any encoding.</summary>
    public static PatchReading Read(ReadOnlyMemory<byte> bytes, PatchLimits? limits = null)
    {
        var sections = SectionList.Read(bytes, limits ?? PatchLimits.Submitted, out var refusal);
        if (refusal is { Code: ReasonCode.PatchEmpty })
        {
            return new PatchReading.Empty(refusal);
        }

        // A section that may not be is the graver finding, even when a later one is malformed.
        refusal = sections.Select(section => section.Problem).FirstOrDefault(problem => problem is not null) ?? refusal;
        var files = sections.Select(section => section.Change).ToImmutableArray();
        refusal ??= Clash(files);
        return refusal is null ? new PatchReading.Parsed(new(files)) : new PatchReading.Refused(refusal);
    }

    /// <summary>All sections speak about the base tree, so no path may be made, changed or removed twice.</summary>
    internal static Reason? Clash(ImmutableArray<FileChange> files)
    {
        var changed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var target = file.Kind == ChangeKind.Deleted ? file.OldPath : file.NewPath;
            var twice = changed.Add(target) ? null : target;
            twice ??= file.Kind == ChangeKind.Renamed && !changed.Add(file.OldPath) ? file.OldPath : null;
            if (twice is not null)
            {
                return Refusal.Malformed(file.PatchLine, string.Create(CultureInfo.InvariantCulture, $"a second section changes {Excerpt.OfPath(twice)}; a file has one section."));
            }
        }

        return null;
    }
}
