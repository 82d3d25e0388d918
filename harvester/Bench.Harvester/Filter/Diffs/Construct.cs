namespace Bench.Harvester.Filter.Diffs;

/// <summary>Something in a line of code that is often added or removed to be faster.</summary>
internal enum Construct
{
    /// <summary>Remembers results.</summary>
    Cache,

    /// <summary>A structure or call that does more at once, or less.</summary>
    Fast,

    /// <summary>A copy of data, or a call that makes much anew.</summary>
    Copy,

    /// <summary>A loop written out.</summary>
    Loop,

    /// <summary>Something that fails or warns: a sign of new behaviour.</summary>
    Failure,
}
