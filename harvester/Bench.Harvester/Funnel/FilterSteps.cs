using System.Collections.Concurrent;
using Bench.Harvester.Filter;
using Bench.Harvester.Filter.Edits;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Funnel;

/// <summary>
/// Both steps of Filter. The first judges a change while its lines are there, and keeps of what it accepts the little that the second needs: the ids of the
/// contents. The second compares those, for many pull requests at once.
/// </summary>
/// <param name="filter">First step.</param>
/// <param name="edits">Second step; null to do without.</param>
internal sealed class FilterSteps(IPullRequestFilter filter, MeaningfulEditStep? edits)
{
    private readonly ConcurrentDictionary<int, EditQuestion> _questions = new();

    /// <summary>Judges a change.</summary>
    public StageVerdict First(MinedChange change)
    {
        var verdict = filter.Judge(change);
        if (verdict.Accepted && edits is not null)
        {
            _questions[change.PullRequest.Number] = EditQuestion.Of(change);
        }

        return verdict;
    }

    /// <summary>The changes with the verdicts after the second step, in the same order.</summary>
    public async Task<List<JudgedChange>> SecondAsync(List<JudgedChange> judged, CancellationToken cancellationToken)
    {
        if (edits is null)
        {
            return judged;
        }

        var passed = judged.Where(change => change.Filter is { Accepted: true }).ToList();
        var questions = passed.ConvertAll(change => new PassedChange(change.Filter!, Taken(change.PullRequest.Number)));
        var verdicts = await edits.JudgeAsync(questions, cancellationToken);
        var byNumber = passed.Select((change, at) => (change.PullRequest.Number, Verdict: verdicts[at])).ToDictionary(pair => pair.Number, pair => pair.Verdict);
        return judged.ConvertAll(change => byNumber.TryGetValue(change.PullRequest.Number, out var verdict) ? change with { Filter = verdict } : change);
    }

    private EditQuestion Taken(int number) =>
        _questions.TryRemove(number, out var question) ? question : throw new InvalidOperationException($"#{number} was not judged by the first step.");
}
