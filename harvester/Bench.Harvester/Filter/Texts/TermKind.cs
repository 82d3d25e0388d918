namespace Bench.Harvester.Filter.Texts;

/// <summary>What a term says of a change.</summary>
internal enum TermKind
{
    /// <summary>It got better: faster, speed-up, optimise.</summary>
    Gain,

    /// <summary>It was bad: slow, overhead, quadratic.</summary>
    Cost,

    /// <summary>A way to get there: cache, lazily, without copying.</summary>
    Technique,

    /// <summary>It is about something else: support, deprecate, typo.</summary>
    Against,

    /// <summary>Looks like one of the others and means none of them: fast-forward, performance of an actor.</summary>
    Nothing,
}
