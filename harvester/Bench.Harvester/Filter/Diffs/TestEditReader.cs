using System.Buffers;
using System.Collections.Immutable;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Filter.Diffs;

/// <summary>
/// Tells added tests from edited ones. An exact expectation that goes while a near one comes is a weakened test: the author saw other results.
/// A line that only moved counts for nothing.
/// </summary>
internal static class TestEditReader
{
    private static readonly SearchValues<string> Near = SearchValues.Create(
        [
            "assertAlmostEqual(", "approx(", "allclose(", "isclose(", ".Within(", "almost_equal(", "approximately(", "BeApproximately(", "assertAlmostEquals(", "EXPECT_NEAR(", "ASSERT_NEAR(", "assertNotAlmostEqual(", "allclose_eq(",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Exact = SearchValues.Create(
        ["assertEqual(", "assert_eq(", "assertEquals(", "Is.EqualTo(", "Assert.Equal(", "Assert.AreEqual(", ".Should().Be(", "EXPECT_EQ(", "ASSERT_EQ(", "assert_array_equal(", "assertListEqual(", "assertDictEqual(", ".ShouldBe("],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Expectation = SearchValues.Create(
        ["assert", "Assert", "EXPECT_", "REQUIRE(", "raises(", ".Should", "pytest.raises", "Verify("], StringComparison.Ordinal);

    /// <summary>Reads the test files of a change.</summary>
    public static TestEdits Read(ImmutableArray<SortedFile> tests)
    {
        var expectations = 0;
        var others = 0;
        string? weakened = null;
        foreach (var file in tests.Where(static file => file.Diff.File.Kind != FileChange.Added))
        {
            var gone = WithoutMoved(file.Diff.Removed, file.Diff.Added);
            var come = WithoutMoved(file.Diff.Added, file.Diff.Removed);
            var edited = gone.Count(static line => line.AsSpan().ContainsAny(Expectation));
            expectations += edited;
            others += gone.Count - edited;
            weakened ??= WeakenedIn(gone, come);
        }

        return new TestEdits(tests.Length, expectations, others, weakened);
    }

    private static string? WeakenedIn(List<string> gone, List<string> come) =>
        come.Count(IsNear) > gone.Count(IsNear) && gone.Count(IsExact) > come.Count(IsExact) ? come.First(IsNear) : null;

    /// <summary>Lines that say something and do not stand in the other list too.</summary>
    private static List<string> WithoutMoved(ImmutableArray<string> lines, ImmutableArray<string> others)
    {
        var moved = others.Select(static line => line.Trim()).ToHashSet(StringComparer.Ordinal);
        return [.. lines.Select(static line => line.Trim()).Where(line => line.Length > 1 && !CodeLine.IsComment(line) && !CodeLine.IsImport(line) && !moved.Contains(line))];
    }

    private static bool IsNear(string line) => line.AsSpan().ContainsAny(Near);

    private static bool IsExact(string line) =>
        !IsNear(line) && (line.AsSpan().ContainsAny(Exact) || (line.StartsWith("assert ", StringComparison.Ordinal) && line.Contains(" == ", StringComparison.Ordinal)));
}
