using System.Collections.Immutable;
using Bench.Contracts.Documents;

namespace Bench.Contracts.Publications;

/// <summary>Makes a run's folder a published one; the file <c>publication.json</c> beside <c>run.json</c>.</summary>
/// <param name="Schema">Always <c>bench/publication/v1</c>.</param>
/// <param name="Run">Identity of the run on the site, and the name of its folder.</param>
/// <param name="PublishedAt">When it was published, ISO 8601 in UTC.</param>
/// <param name="Level">How far it has been checked.</param>
/// <param name="Submissions">One for each model of the run.</param>
/// <param name="Files">SHA-256 of every other file of the folder, lower-case hex, by relative path.</param>
public sealed record Publication(
    [property: Constant(Publication.SchemaName)] string Schema,
    [property: Shape(PublishedSubmission.IdPattern, PublishedSubmission.IdWords)] string Run,
    [property: Shape(TextPatterns.Moment, TextPatterns.MomentWords)] string PublishedAt,
    PublicationLevel Level,
    [property: Filled] ImmutableArray<PublishedSubmission> Submissions,
    [property: Shape("^[0-9a-f]{64}$", "64 lower-case hexadecimal digits")] ImmutableSortedDictionary<string, string> Files)
{
    /// <summary>The value of <see cref="Schema"/> that this version reads and writes.</summary>
    public const string SchemaName = "bench/publication/v1";

    /// <summary>Name of the file.</summary>
    public const string FileName = "publication.json";

    /// <summary>Name of the file in a published task's folder that holds the expert's change where the task itself names a commit.</summary>
    public const string ExpertPatchName = "expert.patch";
}
