using System.Globalization;
using System.Text;

namespace Bench.Harness.Tests.Importing;

/// <summary>Reports in the shape that SWE-fficiency publishes.</summary>
internal static class Reports
{
    public const string Header = "instance_id,raw_pred_speedup_ratio,pred_speedup_ratio,gold_speedup_ratio,human_speedup_ratio,correctness,correctness_pct,pre_edit_runtime,patch_length";

    /// <summary>The same columns in another order, as some files have them.</summary>
    public const string OtherHeader = "instance_id,pred_speedup_ratio,gold_speedup_ratio,human_speedup_ratio,correctness,correctness_pct,pre_edit_runtime,patch_length,raw_pred_speedup_ratio";

    /// <summary>Speedups 2 of 4 and 8 of 2, one with failing tests and one without any passing; experts of the failures have 10 and 100.</summary>
    public static string Small { get; } = string.Join('\n',
        Header,
        "acme__tool-1,2.0,2.0,4.0,0.5,1.0,1.0,0.35,14",
        "acme__tool-2,8.0,8.0,2.0,4.0,1.0,1.0,0.35,14",
        "acme__tool-3,1.5,1.0,10.0,0.1,0.0,0.9957,0.35,14",
        "acme__tool-4,,1.0,100.0,0.01,0.0,0.0,0.35,14",
        "");

    /// <summary>As many tasks as the published reports have, some sped up ten thousand times, a third failed; column of raw ratios empty.</summary>
    public static string Large(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder(OtherHeader + "\r\n");
        for (var task = 1; task <= 498; task++)
        {
            var expert = 1.01 + Math.Exp(random.NextDouble() * random.NextDouble() * 12);
            var isCorrect = random.Next(3) > 0;
            var speedup = isCorrect ? Math.Pow(expert, (1.2 * random.NextDouble()) - 0.1) : 1.0;
            text.Append(CultureInfo.InvariantCulture, $"pandas-dev__pandas-{task},{speedup:R},{expert:R},{speedup / expert:R},{(isCorrect ? "1.0,1.0" : "0.0,0.5")},0.1,14,\r\n");
        }

        return text.ToString();
    }
}
