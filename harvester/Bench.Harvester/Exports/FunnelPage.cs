using System.Globalization;
using Bench.Charts.Markup;
using Bench.Harvester.Console;
using Bench.Harvester.Funnel;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Exports;

/// <summary>
/// The funnel as one HTML page that needs nothing else: no script, no address, and a policy that forbids everything but its own style sheet.
/// The same harvest gives the same bytes.
/// </summary>
internal static class FunnelPage
{
    private const int Characters = 200;
    private const int StoriesShown = 500;
    private const int RejectedShown = 20_000;

    private const string Sheet = """
        :root { color-scheme: light dark; --paper: #fff; --ink: #1c2126; --quiet: #57606a; --edge: #d3d9df; --soft: #f4f6f8; --bar: #3b46c4; --on: #0b6b53; --out: #a8370a; }
        @media (prefers-color-scheme: dark) { :root { --paper: #14181d; --ink: #e4e8ec; --quiet: #a0aab4; --edge: #343c45; --soft: #1c2229; --bar: #98a2ff; --on: #58d3ae; --out: #ff9a6b; } }
        html { background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
        body { margin: 0; } main { max-width: 78rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1, h2 { line-height: 1.2; overflow-wrap: anywhere; } bdi { overflow-wrap: anywhere; }
        .quiet { color: var(--quiet); } .on { color: var(--on); } .out { color: var(--out); }
        .scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .3rem .7rem .3rem 0; border-bottom: 1px solid var(--edge); }
        td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        progress { width: 12rem; height: .9rem; accent-color: var(--bar); } details { border-bottom: 1px solid var(--edge); padding: .3rem 0; } summary { cursor: pointer; }
        ul { margin: .3rem 0; padding-left: 1.2rem; } code { font-size: .85em; overflow-wrap: anywhere; }
        """;

    /// <summary>Writes the page.</summary>
    public static void Write(TextWriter output, HarvestStore store)
    {
        var title = $"{store.Fact(HarvestSession.RepositoryFact)} – funnel";
        StandalonePage.Write(output, title, Sheet.ReplaceLineEndings("\n"), [Head(store), Stages(store), .. Stories(store), .. Rejected(store)]);
    }

    private static Node Head(HarvestStore store) => Tag.Of(
        "header",
        Tag.In("quiet", "p", "Bench harvest"),
        Tag.Of("h1", Tag.Outside(store.Fact(HarvestSession.RepositoryFact) ?? "", Characters)),
        Tag.In("quiet", "p", $"{store.Fact("branch")} at {store.Fact("head")}, seed {store.Fact("seed")}"));

    private static Node Stages(HarvestStore store)
    {
        var counts = store.Counts();
        var most = counts.IsEmpty ? 1 : counts.Max(count => count.Accepted + count.Rejected);
        return Tag.Of(
            "section",
            Tag.Of("h2", "Funnel"),
            Tag.In(
                "scroll",
                "div",
                Tag.Of(
                    "table",
                    Tag.Of("thead", Row("th", ["stage", "", "in", "on", "out", "time", "reasons"])),
                    Tag.Of("tbody", counts.Select(count => Tag.Of(
                        "tr",
                        Tag.Of("th", [("scope", "row")], StageWords.Of(count.Stage)),
                        Tag.Of("td", Tag.Of("progress", [("max", Text(most)), ("value", Text(count.Accepted + count.Rejected)), ("aria-label", $"{StageWords.Of(count.Stage)}: {Text(count.Accepted + count.Rejected)} in")])),
                        Tag.In("number", "td", Text(count.Accepted + count.Rejected)),
                        Tag.In("number on", "td", Text(count.Accepted)),
                        Tag.In("number out", "td", Text(count.Rejected)),
                        Tag.In("number", "td", Durations.Of(count.Milliseconds)),
                        Tag.Of("td", string.Join(", ", count.Reasons.Select(reason => $"{reason.Reason} {Text(reason.Count)}")))))))));
    }

    /// <summary>What Filter accepted, in rank order, each with its story.</summary>
    private static IEnumerable<Node> Stories(HarvestStore store)
    {
        var ranked = store.Ranked();
        yield return Tag.Of("h2", "Candidates");
        yield return Tag.In("quiet", "p", ranked.Length <= StoriesShown ? $"{ranked.Length} in rank order." : $"The first {StoriesShown} of {ranked.Length} in rank order; candidates.jsonl has all.");
        for (var place = 0; place < Math.Min(StoriesShown, ranked.Length); place++)
        {
            if (store.Find(ranked[place].Number) is { } request)
            {
                yield return Story(store, request, place + 1, ranked[place].Score);
            }
        }
    }

    private static Node Story(HarvestStore store, MinedPullRequest request, int rank, double score)
    {
        var verdicts = store.Verdicts(request.Number);
        var last = verdicts[^1].Verdict;
        return Tag.Of(
            "details",
            Tag.Of(
                "summary",
                string.Create(CultureInfo.InvariantCulture, $"{rank}. #{request.Number} "),
                Tag.Outside(request.Title, Characters),
                string.Create(CultureInfo.InvariantCulture, $" – score {score:0.##}, "),
                Tag.In(last.Accepted ? "on" : "out", "span", $"{StageWords.Of(last.Stage)}: {last.Reason}")),
            Tag.In("quiet", "p", "base ", Tag.Of("code", request.Base), " head ", Tag.Of("code", request.Head)),
            Tag.Of("ul", verdicts.Select(kept => Tag.Of(
                "li",
                Tag.In(kept.Verdict.Accepted ? "on" : "out", "strong", $"{StageWords.Of(kept.Verdict.Stage)}: {kept.Verdict.Reason}. "),
                Tag.Outside(kept.Verdict.Detail, Characters),
                Tag.Of("ul", (kept.Verdict.Evidence.IsDefault ? [] : kept.Verdict.Evidence).Select(evidence => Tag.Of(
                    "li",
                    string.Create(CultureInfo.InvariantCulture, $"{evidence.Weight:+0.##;-0.##;0} {evidence.Name}: "),
                    Tag.Outside(evidence.Detail, Characters))))))));
    }

    private static IEnumerable<Node> Rejected(HarvestStore store)
    {
        var accepted = store.Ranked().Select(candidate => (long)candidate.Number).ToHashSet();
        var rejected = store.Heads().Where(head => !accepted.Contains(head.Number)).ToList();
        var verdicts = store.AllVerdicts();
        yield return Tag.Of("h2", "Rejected before");
        yield return Tag.In("quiet", "p", rejected.Count <= RejectedShown ? $"{rejected.Count}, the newest first." : $"The newest {RejectedShown} of {rejected.Count}; funnel.json has all.");
        yield return Tag.In(
            "scroll",
            "div",
            Tag.Of(
                "table",
                Tag.Of("thead", Row("th", ["number", "title", "stage", "reason", "detail"])),
                Tag.Of("tbody", rejected.Take(RejectedShown).Select(head => RejectedRow(head, verdicts[(int)head.Number].LastOrDefault()?.Verdict)))));
    }

    private static Node RejectedRow(PullRequestHead head, StageVerdict? last) => Tag.Of(
        "tr",
        Tag.In("number", "td", $"#{head.Number}"),
        Tag.Of("td", Tag.Outside(head.Title, Characters)),
        Tag.Of("td", last is null ? "" : StageWords.Of(last.Stage)),
        Tag.Of("td", last?.Reason ?? ""),
        Tag.Of("td", Tag.Outside(last?.Detail ?? "", Characters)));

    private static Node Row(string cell, IEnumerable<string> texts) => Tag.Of("tr", texts.Select(text => Tag.Of(cell, text)));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
