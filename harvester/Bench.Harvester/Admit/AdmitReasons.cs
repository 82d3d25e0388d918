namespace Bench.Harvester.Admit;

/// <summary>Reason codes of the stage.</summary>
public static class AdmitReasons
{
    /// <summary>It became a task.</summary>
    public const string Accepted = "accepted";

    /// <summary>The change was taken back later.</summary>
    public const string Reverted = "reverted";

    /// <summary>There is a task of the same pull request, or of the same change, already.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>Something that a task must have is missing.</summary>
    public const string Incomplete = "incomplete";
}
