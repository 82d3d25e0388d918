namespace Bench.Harvester.Filter.Texts;

/// <summary>Writes out the spellings of a pattern: <c>optimi{s,z}e{,d}</c> stands for four words.</summary>
internal static class Spellings
{
    /// <summary>All spellings, the first alternatives first.</summary>
    public static IEnumerable<string> Of(string pattern)
    {
        var open = pattern.IndexOf('{', StringComparison.Ordinal);
        if (open < 0)
        {
            return [pattern];
        }

        var close = pattern.IndexOf('}', open);
        var head = pattern[..open];
        var rest = pattern[(close + 1)..];
        return pattern[(open + 1)..close].Split(',').SelectMany(choice => Of(head + choice + rest));
    }
}
