namespace Bench.Contracts.Publications;

/// <summary>What happened to something that is public.</summary>
public enum NoticeKind
{
    /// <summary>A score rule, the data set, the harness or the site changed.</summary>
    Change,

    /// <summary>A mistake was mended.</summary>
    Correction,

    /// <summary>Somebody doubts it, with a reason; it stays on the board and is marked.</summary>
    Dispute,

    /// <summary>A dispute was settled.</summary>
    Settlement,

    /// <summary>It is no longer ranked; it stays visible with the reason.</summary>
    Withdrawal,
}
