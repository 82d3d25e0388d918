namespace Bench.Harvester.Funnel;

/// <summary>One thing that was seen and speaks for or against a pull request.</summary>
/// <param name="Name">Name of the signal or check, such as <c>title.word</c>; the same in every repository.</param>
/// <param name="Detail">What was seen, in words; may quote text from outside.</param>
/// <param name="Weight">How much it counts in the rank; 0 for what only explains.</param>
public sealed record Evidence(string Name, string Detail, double Weight = 0);
