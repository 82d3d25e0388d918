namespace Bench.Contracts.Tasks;

/// <summary>A test that does not decide parity.</summary>
/// <param name="Id">Id of the test, as in the report.</param>
/// <param name="Reason">Why it cannot be trusted.</param>
public sealed record QuarantinedTest(string Id, string Reason);
