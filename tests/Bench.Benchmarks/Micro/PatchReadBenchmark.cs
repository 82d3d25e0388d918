using System.Globalization;
using System.Text;
using Bench.Evaluation.Patches;
using BenchmarkDotNet.Attributes;

namespace Bench.Benchmarks.Micro;

/// <summary>Strict reading of a git diff.</summary>
[MemoryDiagnoser]
[InProcess]
public class PatchReadBenchmark
{
    private string _patch = "";

    /// <summary>Files that the patch changes, 20 lines each.</summary>
    [Params(1, 1000)]
    public int Files { get; set; }

    /// <summary>Makes the patch.</summary>
    [GlobalSetup]
    public void Make()
    {
        var text = new StringBuilder();
        for (var file = 0; file < Files; file++)
        {
            text.Append(CultureInfo.InvariantCulture, $"diff --git a/src/file{file}.py b/src/file{file}.py\n--- a/src/file{file}.py\n+++ b/src/file{file}.py\n@@ -1,10 +1,10 @@\n");
            for (var line = 0; line < 10; line++)
            {
                text.Append(CultureInfo.InvariantCulture, $"-the old line {line}\n+the new line {line}\n");
            }
        }

        _patch = text.ToString();
    }

    /// <summary>One reading.</summary>
    [Benchmark]
    public PatchReading Read() => PatchReader.Read(_patch);
}
