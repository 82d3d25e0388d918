using System.Globalization;
using System.Text;
using Bench.Scoring.Statistics;

namespace Bench.BoardGenerator;

/// <summary>Writes patches that look like patches.</summary>
internal static class PatchMaker
{
    /// <summary>A unified git diff of one file.</summary>
    public static string Text(string about, SplitMix64 random)
    {
        var text = new StringBuilder("diff --git a/src/core.py b/src/core.py\n--- a/src/core.py\n+++ b/src/core.py\n");
        var line = 10;
        for (var hunk = 1 + random.NextIndex(3); hunk > 0; hunk--)
        {
            var added = 2 + random.NextIndex(6);
            text.Append(CultureInfo.InvariantCulture, $"@@ -{line},5 +{line},{3 + added} @@ def step_{line}(rows):\n     total = 0\n-    for row in rows:\n-        total += lookup(row)\n");
            for (var i = 0; i < added; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $"+    part_{i} = [{random.NextIndex(1000)} + value for value in rows[{i}::{added}]]  # {about}\n");
            }

            text.Append("     result = total\n     return result\n");
            line += 40 + random.NextIndex(40);
        }

        return text.ToString();
    }
}
