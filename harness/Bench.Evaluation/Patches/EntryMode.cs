namespace Bench.Evaluation.Patches;

/// <summary>Kind of a tree entry, as git knows it.</summary>
public enum EntryMode
{
    /// <summary>A file, <c>100644</c>.</summary>
    Regular,

    /// <summary>A file that may be executed, <c>100755</c>.</summary>
    Executable,

    /// <summary>A symbolic link, <c>120000</c>. A base tree may hold one; a patch may not touch it.</summary>
    SymbolicLink,
}
