using System.Collections.Frozen;

namespace Bench.Harvester.Filter.Texts;

/// <summary>The rules about negations and other meanings. The first that holds is taken.</summary>
internal static class MeaningRules
{
    private static readonly FrozenSet<string> Negations = Set(
        "no not without never nothing neither nor hardly isn't doesn't don't didn't won't wouldn't can't cannot aren't wasn't zero negligible isnt doesnt dont little loss");

    private static readonly FrozenSet<string> Undesired = Set(
        "recompute recalculate copy deepcopy allocate unnecessary unnecessarily redundant repeated materialize twice every each nested");

    private static readonly FrozenSet<string> Later = Set("later someday eventually future todo prepare prepares preparing preparation towards followup");

    private static readonly FrozenSet<string> Maybe = Set("could might may maybe perhaps would");

    private static readonly FrozenSet<string> Chores = Set(
        "test tests testing testsuite ci travis appveyor doctest doctests build builds docs documentation doc suite pytest workflow workflows lint linting tox coverage actions install installation");

    private static readonly FrozenSet<string> Stage = Set(
        "concert concerts show shows actor actors theatre theater stage music musician musicians band orchestra singer song songs ticket tickets dance opera audience");

    private static readonly FrozenSet<string> CacheFaults = Set(
        "fix fixes fixed fixing bug stale wrong wrongly invalid invalidate invalidates invalidation incorrect dropping drops clear clears clearing cleared refresh evict evicts flush corrupt corrupted race expired disable disables leak leaks unbounded broken error errors");

    private static readonly FrozenSet<string> CacheTerms = Set("caching cache remember lookup cached memoize lru_cache");

    private static readonly FrozenSet<string> NamesOfThings = Set(
        "optimize optimization optimizer caching cache profiled benchmark parallelize multithreaded concurrent sparse performance perf index heap buffer batch chunks pool hash memory fast speed iterator generator allocate dict bisect profile latency scaling inline copy numba cythonize");

    private static readonly FrozenSet<string> Removals = Set("disable disables disabled disabling remove removes removed removing drop drops dropped dropping");

    private static readonly FrozenSet<string> Longer = Set("longer");

    private static readonly FrozenSet<string> OnlyWords = Set("only just");

    /// <summary>All rules, in the order in which they are tried.</summary>
    public static IReadOnlyList<MeaningRule> All { get; } =
    [
        new("negated", 0, IsNegated),
        new("of a performance on a stage", 0, static (text, match) => match.Term.Name is "performance" or "perf" && text.Words.Any(static word => Stage.Contains(word.Text))),
        new("for later", 0, static (text, match) => IsGood(match) && text.HasInSentence(match, Later)),
        new("of tests, documentation or a build", 0.2, static (text, match) =>
            match.Term.Kind is TermKind.Gain or TermKind.Cost && (text.HasAfter(match, 5, Chores) || text.HasBefore(match, 2, Chores))),
        new("a cache that is corrected", 0, static (text, match) =>
            CacheTerms.Contains(match.Term.Name.Split(' ')[0]) && text.HasInSentence(match, CacheFaults)),
        new("taken away", 0, static (text, match) => NamesOfThings.Contains(match.Term.Name) && match.Length == 1 && text.HasBefore(match, 4, Removals)),
        new("name of a module that is changed", 0.3, static (text, match) =>
            match.Length == 1 && (match.Term.Kind == TermKind.Technique || NamesOfThings.Contains(match.Term.Name)) && text.ModuleWords.Any(word => IsNameOf(word, text.Words[match.Start].Text))),
        new("a possibility", 0.5, static (text, match) => match.Term.Kind == TermKind.Gain && text.HasBefore(match, 3, Maybe)),
    ];

    /// <summary>The rule that holds for a match; null when the term means what it says.</summary>
    public static MeaningRule? For(TextContext text, TermMatch match)
    {
        foreach (var rule in All)
        {
            if (match.Term.Kind is not (TermKind.Against or TermKind.Nothing) && rule.Applies(text, match))
            {
                return rule;
            }
        }

        return null;
    }

    /// <summary>"No longer slow" is no negation of a cost, and "do not copy" none of a technique.</summary>
    private static bool IsNegated(TextContext text, TermMatch match)
    {
        if (Undesired.Contains(match.Term.Name.Split(' ')[0]) || !text.HasBefore(match, 3, Negations))
        {
            return false;
        }

        return match.Term.Kind switch
        {
            TermKind.Gain => !IsNotOnly(text, match),
            TermKind.Cost => !text.HasBefore(match, 3, Longer),
            _ => text.HasBefore(match, 2, Negations) && match.Length == 1,
        };
    }

    private static bool IsNotOnly(TextContext text, TermMatch match) =>
        text.HasBefore(match, 3, OnlyWords) && text.HasBefore(match, 4, Negations);

    private static bool IsGood(TermMatch match) => match.Term.Kind is TermKind.Gain or TermKind.Technique or TermKind.Cost;

    /// <summary>Optimise and optimization name the module <c>optimizations</c>: the first five letters decide.</summary>
    private static bool IsNameOf(string module, string word) =>
        module.Length >= 4 && word.Length >= 4 && string.Equals(module[..Math.Min(5, module.Length)], word[..Math.Min(5, word.Length)], StringComparison.Ordinal);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
