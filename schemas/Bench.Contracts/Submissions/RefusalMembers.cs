namespace Bench.Contracts.Submissions;

/// <summary>What a site's problem details say of content that it knows, beside the words: names of members that programs go by.</summary>
public static class RefusalMembers
{
    /// <summary>True where the same, handed in with <c>again=true</c>, would be scored once more; left out where that does not help.</summary>
    public const string Again = "again";

    /// <summary>Address, on the site, of the published submission that stands for what was brought; left out where there is none.</summary>
    public const string Published = "published";
}
