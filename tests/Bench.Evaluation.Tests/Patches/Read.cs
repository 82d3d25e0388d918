using Bench.Contracts.Outcomes;
using Bench.Evaluation.Patches;

namespace Bench.Evaluation.Tests.Patches;

/// <summary>Short forms for tests that read a patch.</summary>
internal static class Read
{
    public static Patch Parsed(string patch) => PatchReader.Read(patch) switch
    {
        PatchReading.Parsed parsed => parsed.Patch,
        var other => throw new AssertionException($"expected a patch, got {other}"),
    };

    public static Reason Refused(string patch, PatchLimits? limits = null) => PatchReader.Read(patch, limits) switch
    {
        PatchReading.Refused refused => refused.Reason,
        var other => throw new AssertionException($"expected a refusal, got {other}"),
    };

    /// <summary>A patch that adds one line to one file, with both names given as they stand in the patch.</summary>
    public static string Change(string name, string? quotedFrom = null) =>
        quotedFrom is null
            ? $"diff --git a/{name} b/{name}\n--- a/{name}\n+++ b/{name}\n@@ -1 +1,2 @@\n one\n+two\n"
            : $"diff --git {quotedFrom} {name}\n--- {quotedFrom}\n+++ {name}\n@@ -1 +1,2 @@\n one\n+two\n";

    public static string NewFile(string name, string mode = "100644") =>
        $"diff --git a/{name} b/{name}\nnew file mode {mode}\nindex 0000000..5626abf\n--- /dev/null\n+++ b/{name}\n@@ -0,0 +1 @@\n+one\n";
}
