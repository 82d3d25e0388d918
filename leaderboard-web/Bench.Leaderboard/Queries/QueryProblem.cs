namespace Bench.Leaderboard.Queries;

/// <summary>A key or value of an address that nobody understands; answered with 400 and this help.</summary>
/// <param name="Name">The key.</param>
/// <param name="Found">The value; text from outside.</param>
/// <param name="Expected">What is understood.</param>
public sealed record QueryProblem(string Name, string Found, string Expected);
