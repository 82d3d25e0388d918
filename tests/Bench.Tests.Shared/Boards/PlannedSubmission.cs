using Bench.Contracts.Publications;

namespace Bench.Tests.Shared.Boards;

/// <summary>A submission that a made-up run is to hold.</summary>
/// <param name="Disclosed">Who made it; its id is found when the run is written.</param>
/// <param name="Skill">Share of the expert's gain that it usually reaches.</param>
/// <param name="Words">What stands in its patches, logs, tests and reasons; text from outside.</param>
internal sealed record PlannedSubmission(PublishedSubmission Disclosed, double Skill, string Words = "plain words")
{
    /// <summary>A submission of which only the model is known.</summary>
    public static PlannedSubmission Of(string model, double skill) => new(new PublishedSubmission("to-be-found", model), skill);
}
