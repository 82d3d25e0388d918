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

    /// <summary>The content is that of a submission on the board.</summary>
    /// <param name="id">Its id.</param>
    internal static UploadProblem Known(string id) =>
        new(ReasonCode.DuplicateSubmission, File, $"found the content of /submissions/{id}; its score stands. Hand it in with again=true to have it scored once more");

    /// <summary>The very run is on the board, with other files beside its numbers.</summary>
    /// <param name="id">Its id.</param>
    internal static UploadProblem Other(string id) =>
        new(ReasonCode.DuplicateSubmission, File, $"found the run of /submissions/{id} with other logs or patches; what is published is not written over, and its score stands");
}
