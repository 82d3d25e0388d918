using Bench.Contracts.Publications;

namespace Bench.BoardGenerator;

/// <summary>A drawn submission.</summary>
/// <param name="About">What is published of it; its id is made later.</param>
/// <param name="Skill">Mean share of the expert's gain that its patches reach.</param>
/// <param name="FailRate">Share of its patches that fail.</param>
/// <param name="IsTwin">Whether it hands in what the one before it in its run did: the two tie.</param>
internal sealed record Contestant(PublishedSubmission About, double Skill, double FailRate, bool IsTwin);
