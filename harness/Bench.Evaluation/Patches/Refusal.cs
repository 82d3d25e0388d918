using System.Globalization;
using Bench.Contracts.Outcomes;

namespace Bench.Evaluation.Patches;

/// <summary>Makes the reasons that reading gives: each says where in the patch.</summary>
internal static class Refusal
{
    public static Reason Malformed(int patchLine, string detail) => At(ReasonCode.PatchMalformed, patchLine, detail);

    public static Reason At(ReasonCode code, int patchLine, string detail) =>
        new(code, Phase.Ingest, string.Create(CultureInfo.InvariantCulture, $"Patch line {patchLine}: {detail}"));

    public static Reason UnsafePath(int patchLine, ReadOnlySpan<byte> path, string problem) =>
        At(ReasonCode.PatchPathUnsafe, patchLine, $"the path {Excerpt.Of(path)} {problem}. Paths are relative to the repository's root and stay below it.");
}
