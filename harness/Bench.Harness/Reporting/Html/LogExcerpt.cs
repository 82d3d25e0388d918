namespace Bench.Harness.Reporting.Html;

/// <summary>What a page shows of a log.</summary>
/// <param name="Name">Name of its file.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Head">Its beginning, or all of it.</param>
/// <param name="Tail">Its end; empty when the beginning is all.</param>
/// <param name="LeftOut">Bytes between the two that are not shown.</param>
internal sealed record LogExcerpt(string Name, long Bytes, string Head, string Tail, long LeftOut);
