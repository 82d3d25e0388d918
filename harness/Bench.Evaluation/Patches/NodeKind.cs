namespace Bench.Evaluation.Patches;

/// <summary>What stands at a path of a tree, without following a link.</summary>
internal enum NodeKind
{
    Missing,
    File,
    Folder,
    Link,
}
