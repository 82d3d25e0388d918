using System.Collections.Immutable;
using System.Globalization;
using Bench.Harvester.Filter.Rules;
using Bench.Harvester.Filter.Signals;
using Bench.Harvester.Funnel;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Filter;

/// <summary>
/// The filter of the platform. First rules that put a pull request out with a reason of their own, then signals, each adding evidence with a weight. The sum of
/// the weights is the score; what is below the threshold is out, the rest is ranked by it.
/// </summary>
/// <param name="limits">Where it cuts.</param>
public sealed class PullRequestFilter(FilterLimits limits) : IPullRequestFilter
{
    private static readonly ImmutableArray<ISignal> Signals =
    [
        new TitleSignal(), new BranchSignal(), new BodySignal(), new CommitSignal(), new FigureSignal(), new LabelSignal(), new DiscussionSignal(), new ReleaseNoteSignal(),
        new BenchmarkSignal(), new CommentSignal(), new EnoughSignal(), new TestSignal(), new SizeSignal(), new LanguageSignal(), new ConstructSignal(), new AgeSignal(),
    ];

    /// <summary>The filter with its default limits.</summary>
    public PullRequestFilter()
        : this(FilterLimits.Default)
    {
    }

    /// <summary>Whether it judges a Python project, where extensions in other languages rank lower.</summary>
    internal bool IsPython { get; init; }

    /// <inheritdoc/>
    public StageVerdict Judge(MinedChange change)
    {
        var input = new FilterInput(change, IsPython);
        foreach (var rule in FilterRules.All)
        {
            if (rule.Find(input, limits) is { } detail)
            {
                return new StageVerdict(Stage.Filter, false, rule.Reason, detail, [new Evidence("rule." + rule.Reason, detail)]);
            }
        }

        return Ranked(input);
    }

    private StageVerdict Ranked(FilterInput input)
    {
        var evidence = new List<Evidence>();
        foreach (var signal in Signals)
        {
            signal.Collect(input, evidence);
        }

        var score = Weights.Round(evidence.Sum(static item => item.Weight));
        var accepted = score >= limits.Threshold;
        var detail = string.Create(
            CultureInfo.InvariantCulture,
            $"Its signals add up to {score}; the threshold is {limits.Threshold}.");
        return new StageVerdict(Stage.Filter, accepted, accepted ? FilterReasons.Accepted : FilterReasons.BelowThreshold, detail, [.. evidence]);
    }
}
