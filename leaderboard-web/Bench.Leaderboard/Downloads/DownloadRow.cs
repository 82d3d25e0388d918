using Bench.Contracts.Publications;

namespace Bench.Leaderboard.Downloads;

/// <summary>A published run in the list of what can be taken away.</summary>
/// <param name="Run">Its id.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="Level">How far it was checked.</param>
/// <param name="Submissions">Submissions in it.</param>
/// <param name="Results">Results in it.</param>
/// <param name="Files">Files of it, the list of their digests left out.</param>
/// <param name="HasSamples">Whether samples stand behind its results.</param>
public sealed record DownloadRow(string Run, string PublishedAt, PublicationLevel Level, int Submissions, int Results, int Files, bool HasSamples);
