using Bench.Harvester.Funnel;

namespace Bench.Harvester.Filter.Signals;

/// <summary>What the change does to tests.</summary>
internal sealed class TestSignal : ISignal
{
    /// <inheritdoc/>
    public void Collect(FilterInput input, List<Evidence> evidence)
    {
        var tests = input.Tests;
        if (tests.Touched == 0)
        {
            var speaks = EnoughSignal.Said(evidence) >= Weights.WordsThatSpeak;
            evidence.Add(speaks
                ? new Evidence("diff.no-test", "source touched, no test touched, and texts speak of speed", Weights.NoTestBesideWords)
                : new Evidence("diff.no-test", "source touched, no test touched", Weights.NoTest));
            return;
        }

        if (tests.Expectations > 0)
        {
            evidence.Add(new Evidence("diff.expectations-edited", $"expectations of existing tests edited or removed: {tests.Expectations}", Weights.EditedExpectation));
        }

        if (tests.OtherLines > 0)
        {
            evidence.Add(new Evidence("diff.tests-edited", $"other lines of existing tests edited or removed: {tests.OtherLines}", Weights.EditedTest));
        }
    }
}
