namespace Bench.Contracts.Documents;

/// <summary>
/// What a text must look like; on a list or a map, each of its texts. The reader checks it and the schema states it, so the
/// pattern keeps to what .NET and ECMAScript read alike.
/// </summary>
/// <param name="pattern">Regular expression that the whole text fits.</param>
/// <param name="words">The same in words, as an error message states it.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ShapeAttribute(string pattern, string words) : Attribute
{
    /// <summary>Regular expression that the whole text fits.</summary>
    public string Pattern { get; } = pattern;

    /// <summary>The same in words.</summary>
    public string Words { get; } = words;
}
