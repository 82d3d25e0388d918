using System.Collections.Immutable;
using Bench.Harvester.Cover;

namespace Bench.Harvester.Tests.Cover;

[TestFixture]
public sealed class GroupSearchTests
{
    [TestCase("m03", 24, 8)]
    [TestCase("m31", 24, 8)]
    [TestCase("m00 m31", 40, 18)]
    public async Task The_members_that_show_something_are_found_by_halves(string shown, int most, int questions)
    {
        var asked = 0;
        var wanted = shown.Split(' ').ToImmutableSortedSet(StringComparer.Ordinal);
        var members = Enumerable.Range(0, 32).Select(number => $"m{number:00}").ToImmutableArray();
        var search = new GroupSearch<string>(group =>
        {
            asked++;
            return Task.FromResult(wanted.Intersect(group));
        });

        var found = await search.FindAsync(members, likely: 0, wanted, most);

        Assert.That(found.SelectMany(entry => entry.Group).Order(StringComparer.Ordinal), Is.EqualTo(wanted));
        Assert.That(asked, Is.LessThanOrEqualTo(questions + 2));
    }

    [Test]
    public async Task A_group_that_is_not_told_apart_in_time_is_taken_as_a_whole()
    {
        var members = Enumerable.Range(0, 16).Select(number => $"m{number:00}").ToImmutableArray();
        var search = new GroupSearch<string>(group => Task.FromResult(group.Contains("m05") ? ImmutableSortedSet.Create("line") : []));

        var found = await search.FindAsync(members, likely: 0, ["line"], 3);

        Assert.That(found.Single().Group, Does.Contain("m05").And.Length.LessThan(16));
    }

    [Test]
    public async Task The_likely_ones_are_asked_first_and_may_be_all()
    {
        var asked = 0;
        var search = new GroupSearch<string>(group =>
        {
            asked++;
            return Task.FromResult(group.Contains("a") ? ImmutableSortedSet.Create("line") : []);
        });

        var found = await search.FindAsync(["a", "b", "c", "d", "e", "f"], likely: 1, ["line"], 20);

        Assert.That((found.Single().Group.Single(), asked), Is.EqualTo(("a", 2)));
    }

    [Test]
    public async Task What_is_shown_together_only_is_kept_together()
    {
        var search = new GroupSearch<string>(group => Task.FromResult(group.Length == 4 ? ImmutableSortedSet.Create("line") : []));

        Assert.That(await search.FindAsync(["a", "b", "c", "d"], likely: 0, ["line"], 20), Is.Not.Empty);
    }
}
