using System.Collections.Concurrent;

namespace Bench.Harvester.Tests.GitHub;

/// <summary>A way to fail: what is answered instead of the right thing, to which requests and how often.</summary>
/// <param name="Name">What it is called in the name of the test.</param>
/// <param name="Reply">The wrong answer to a call; null for the right one.</param>
/// <param name="Times">How often each target gets it.</param>
/// <param name="Every">It befalls every so many-th target.</param>
internal sealed record Disturbance(string Name, Func<FakeGitHub, HttpCall, Reply?> Reply, int Times = 1, int Every = 1)
{
    private readonly ConcurrentDictionary<string, int> _calls = new(StringComparer.Ordinal);

    /// <summary>What a server answers to a call.</summary>
    public Reply? To(FakeGitHub server, HttpCall call)
    {
        var times = _calls.AddOrUpdate(call.Target, 1, (_, before) => before + 1);
        return times <= Times && _calls.Count % Every == 0 ? Reply(server, call) : null;
    }

    public override string ToString() => Name;
}
