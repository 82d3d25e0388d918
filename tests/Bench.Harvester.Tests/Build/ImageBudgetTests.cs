using System.Collections.Immutable;
using Bench.Harvester.Build;

namespace Bench.Harvester.Tests.Build;

[TestFixture]
public sealed class ImageBudgetTests
{
    private static readonly ImmutableSortedDictionary<string, long> Sizes =
        ImmutableSortedDictionary<string, long>.Empty.Add("bench/env:a", 40).Add("bench/env:b", 30).Add("bench/env:c", 20).Add("bench/env:d", 10);

    private static readonly ImmutableSortedDictionary<string, DateTimeOffset> Uses = ImmutableSortedDictionary<string, DateTimeOffset>.Empty
        .Add("bench/env:a", DateTimeOffset.UnixEpoch.AddDays(3)).Add("bench/env:b", DateTimeOffset.UnixEpoch.AddDays(1)).Add("bench/env:c", DateTimeOffset.UnixEpoch.AddDays(2));

    [TestCase(100, "")]
    [TestCase(95, "d")]
    [TestCase(90, "d")]
    [TestCase(70, "d b")]
    [TestCase(50, "d b c")]
    [TestCase(0, "d b c")]
    public void The_longest_unused_go_until_the_rest_fits(long budget, string removed)
    {
        var chosen = ImageBudget.Choose(Sizes, Uses, budget, "bench/env:a");

        Assert.That(string.Join(' ', chosen.Select(name => name[^1])), Is.EqualTo(removed));
    }
}
