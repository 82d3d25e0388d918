using Bench.Contracts.Outcomes;
using Bench.Contracts.Submissions;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Intake.Http;

/// <summary>The steps of a receipt as a table.</summary>
internal static class ReceiptTable
{
    /// <summary>The table.</summary>
    public static CsvTable Of(Receipt receipt) => new(
        ["state", "at", "whose", "code", "detail", "log"],
        receipt.Steps.Select(step => (IReadOnlyList<object?>)[step.State, step.At, Whose(step), step.Code?.Name(), step.Detail, step.Log]));

    /// <summary>Whose the end is that a step brought: ours, yours, or nothing where it went on.</summary>
    public static string Whose(ReceiptStep step) => step switch
    {
        { State: SubmissionState.Fault } => "ours",
        { Code: { } code } when code.Class() == ReasonClass.Platform => "ours",
        { State: SubmissionState.Refused or SubmissionState.Failed } => "yours",
        _ => "",
    };
}
