using System.Globalization;
using Bench.Evaluation.Shell;
using Bench.Harvester.Funnel;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Console;

/// <summary>Everything that the harvester knows of one pull request, as text.</summary>
internal static class PullRequestStory
{
    private const int FilesShown = 20;

    /// <summary>Writes it.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="store">The harvest.</param>
    /// <param name="folder">Its folder.</param>
    /// <param name="request">The pull request.</param>
    public static void Write(TextWriter output, HarvestStore store, string folder, MinedPullRequest request)
    {
        foreach (var line in Head(request).Concat(Rank(store, request.Number)))
        {
            output.WriteLine(PlainText.Of(line));
        }

        foreach (var kept in store.Verdicts(request.Number))
        {
            var verdict = kept.Verdict;
            output.WriteLine();
            output.WriteLine(PlainText.Of($"{StageWords.Of(verdict.Stage)}: {(verdict.Accepted ? "accepted" : $"rejected, {verdict.Reason}")} ({Durations.Of(kept.Milliseconds)}, {kept.At})"));
            output.WriteLine(PlainText.Of($"  {verdict.Detail}"));
            foreach (var evidence in verdict.Evidence.IsDefault ? [] : verdict.Evidence)
            {
                output.WriteLine(PlainText.Of(string.Create(CultureInfo.InvariantCulture, $"  {evidence.Weight,7:+0.##;-0.##;0} {evidence.Name}: {evidence.Detail}")));
            }

            var log = HarvestFiles.Log(folder, request.Number, verdict.Stage);
            if (File.Exists(log))
            {
                output.WriteLine(PlainText.Of($"  log: {log}"));
            }
        }
    }

    private static IEnumerable<string> Head(MinedPullRequest request)
    {
        yield return $"#{request.Number} {request.Title}";
        yield return string.Create(CultureInfo.InvariantCulture, $"  {StyleOf(request)} on {request.MergedAt:yyyy-MM-dd}{(request.TargetBranch is { } target ? $" into {target}" : "")}");
        yield return $"  base {request.Base}";
        yield return $"  head {request.Head}";
        yield return $"  merge {request.Merge}";
        foreach (var link in Links(request))
        {
            yield return "  " + link;
        }

        foreach (var gap in request.Gaps.IsDefault ? [] : request.Gaps)
        {
            yield return $"  gap: {gap}";
        }

        foreach (var file in request.Files.Take(FilesShown))
        {
            yield return $"  {file.Kind.ToString().ToLowerInvariant(),-8} {(file.AddedLines is null ? "" : $"+{file.AddedLines} -{file.RemovedLines} ")}{(file.OldPath is null ? "" : $"{file.OldPath} -> ")}{file.Path}";
        }

        if (request.Files.Length > FilesShown)
        {
            yield return $"  and {request.Files.Length - FilesShown} more files";
        }
    }

    private static IEnumerable<string> Links(MinedPullRequest request)
    {
        if (request.Reverts is { } reverts)
        {
            yield return $"takes back #{reverts}";
        }

        if (request.RevertedBy is { } by)
        {
            yield return by == 0 ? "taken back by a commit without a pull request" : $"taken back by #{by}";
        }

        if (request.BackportOf is { } of)
        {
            yield return $"repeats #{of}";
        }
    }

    private static IEnumerable<string> Rank(HarvestStore store, int number)
    {
        var ranked = store.Ranked();
        var place = ranked.IndexOf(ranked.FirstOrDefault(candidate => candidate.Number == number)!);
        return place < 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"  rank {place + 1} of {ranked.Length}, score {ranked[place].Score:0.##}")];
    }

    private static string StyleOf(MinedPullRequest request) => request.Style switch
    {
        MergeStyle.Squash => "squashed",
        MergeStyle.Rebase => "rebased",
        MergeStyle.Bot => "merged by a bot",
        _ => "merged",
    };
}
