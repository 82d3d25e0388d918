using Bench.Contracts.Outcomes;

namespace Bench.Leaderboard.Intake.Checks;

/// <summary>One thing for which an upload is refused.</summary>
/// <param name="Code">The code.</param>
/// <param name="Field">Field of the form or of the query that it is about; <see cref="File"/> for the file itself.</param>
/// <param name="Detail">What was found and what was expected.</param>
/// <param name="Line">Line of the file, from 1; 0 when none is meant.</param>
public sealed record UploadProblem(ReasonCode Code, string Field, string Detail, long Line = 0)
{
    /// <summary>Name of the field that holds the file.</summary>
    public const string File = "file";

    /// <summary>Name of the field that holds the token.</summary>
    public const string Token = "token";

    private const string AskAgain = "Hand it in with again=true to have it scored once more";

    /// <summary>Whether it would be scored once more if that were asked for.</summary>
    public bool OffersAgain { get; private init; }

    /// <summary>Address of the submission on the board that stands for it; null when there is none.</summary>
    public string? Published { get; private init; }

    /// <summary>The content is that of a submission on the board.</summary>
    /// <param name="id">Its id.</param>
    internal static UploadProblem Known(string id) => Duplicate($"found the content of {Address(id)}; its score stands. {AskAgain}") with { OffersAgain = true, Published = Address(id) };

    /// <summary>The content is another submitter's, and not on the board yet.</summary>
    internal static UploadProblem OnItsWay() => Duplicate($"found content that was handed in before by somebody else and is on its way. {AskAgain}") with { OffersAgain = true };

    /// <summary>The very run is on the board, with other files beside its numbers.</summary>
    /// <param name="id">Its id.</param>
    internal static UploadProblem Other(string id) =>
        Duplicate($"found the run of {Address(id)} with other logs or patches; what is published is not written over, and its score stands") with { Published = Address(id) };

    private static UploadProblem Duplicate(string detail) => new(ReasonCode.DuplicateSubmission, File, detail);

    private static string Address(string id) => $"/submissions/{id}";
}
