namespace Bench.Evaluation.Patches;

/// <summary>The header lines between <c>diff --git</c> and <c>---</c>, in the order in which git writes them.</summary>
internal enum HeadField
{
    OldMode,
    NewMode,
    DeletedFileMode,
    NewFileMode,
    Similarity,
    Dissimilarity,
    RenameFrom,
    RenameTo,
    CopyFrom,
    CopyTo,
    Index,
}
