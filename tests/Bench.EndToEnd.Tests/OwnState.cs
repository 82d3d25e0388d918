using Bench.Evaluation;

namespace Bench.EndToEnd.Tests;

/// <summary>Gives the programs that the tests start a state folder of their own: what is kept of the developer's machine must not decide a test.</summary>
[SetUpFixture]
public sealed class OwnState
{
    [OneTimeSetUp]
    public void Take() => Environment.SetEnvironmentVariable(BenchFolders.StateVariable, BenchProgram.NewFolder());
}
