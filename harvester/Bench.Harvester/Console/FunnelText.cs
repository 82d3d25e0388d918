using System.Globalization;
using Bench.Evaluation.Shell;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Console;

/// <summary>The funnel as text: a bar for each stage, with counts, reasons and time, and what runs now.</summary>
internal static class FunnelText
{
    private const int BarWidth = 40;
    private const int ReasonsShown = 6;

    /// <summary>Writes it.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="store">The harvest.</param>
    /// <param name="isBusy">True when a process works on it.</param>
    /// <param name="now">The time.</param>
    public static void Write(TextWriter output, HarvestStore store, bool isBusy, DateTimeOffset now)
    {
        var head = store.Fact("head") ?? "";
        output.WriteLine(PlainText.Of($"{store.Fact(HarvestSession.RepositoryFact)} at {head[..Math.Min(10, head.Length)]} ({store.Fact("branch")}), seed {store.Fact("seed")}"));
        output.WriteLine();
        var counts = store.Counts();
        var most = Math.Max(1, counts.IsEmpty ? 0 : counts.Max(count => count.Accepted + count.Rejected));
        foreach (var count in counts)
        {
            WriteStage(output, count, most);
        }

        output.WriteLine();
        if (!isBusy)
        {
            output.WriteLine("nothing runs now");
        }

        foreach (var step in isBusy ? store.Running() : [])
        {
            var since = DateTimeOffset.TryParse(step.Since, CultureInfo.InvariantCulture, DateTimeStyles.None, out var began) ? Durations.Of((now - began).TotalMilliseconds) : "";
            output.WriteLine(PlainText.Of($"now, for {since}: {(step.Number == 0 ? "history" : $"#{step.Number}")} {StageWords.Of(step.Stage)}: {step.Step}"));
        }
    }

    private static void WriteStage(TextWriter output, StageCount count, int most)
    {
        var bar = new string('#', Math.Max(1, (int)Math.Round((double)BarWidth * (count.Accepted + count.Rejected) / most)));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{StageWords.Of(count.Stage),-8}{bar,-BarWidth} {count.Accepted + count.Rejected,7} in {count.Accepted,7} on {count.Rejected,7} out   {Durations.Of(count.Milliseconds)}"));
        foreach (var reason in count.Reasons.Take(ReasonsShown))
        {
            output.WriteLine(PlainText.Of(string.Create(CultureInfo.InvariantCulture, $"{"",8}{reason.Count,7} {reason.Reason}")));
        }

        if (count.Reasons.Length > ReasonsShown)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"",8}{count.Reasons.Skip(ReasonsShown).Sum(reason => reason.Count),7} for {count.Reasons.Length - ReasonsShown} other reasons"));
        }
    }
}
