using Bench.Contracts.Documents;

namespace Bench.Contracts.Tasks;

/// <summary>A test that does not decide parity.</summary>
/// <param name="Id">Id of the test, as in the report.</param>
/// <param name="Reason">Why it cannot be trusted.</param>
public sealed record QuarantinedTest(
    [property: Shape(TextPatterns.TestId, TextPatterns.TestIdWords)] string Id,
    [property: Shape(TextPatterns.Text, TextPatterns.TextWords)] string Reason);
