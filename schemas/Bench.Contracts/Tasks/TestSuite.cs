using System.Collections.Immutable;
using Bench.Contracts.Documents;

namespace Bench.Contracts.Tasks;

/// <summary>The tests that guard a task.</summary>
/// <param name="Framework">What runs them.</param>
/// <param name="Command">Argument list; the framework's own when empty. Placeholders such as <c>{repo}</c> and <c>{out}</c> are replaced.</param>
/// <param name="Report">File name of the report inside <c>{out}</c>; the framework's own when null.</param>
/// <param name="Guarding">
/// Ids (<c>class::name</c>, cases of a parametrised test apart) that pass on base and must pass on a candidate.
/// When absent, every test that passes on base in two runs.
/// </param>
/// <param name="Quarantined">Tests that are run and shown but do not decide.</param>
public sealed record TestSuite(
    TestFramework Framework,
    [property: Filled, Shape(TextPatterns.Argument, TextPatterns.ArgumentWords)] ImmutableArray<string> Command = default,
    [property: Shape(TextPatterns.Text, TextPatterns.TextWords)] string? Report = null,
    [property: Shape(TextPatterns.TestId, TextPatterns.TestIdWords)] ImmutableArray<string> Guarding = default,
    ImmutableArray<QuarantinedTest> Quarantined = default);
