using Bench.Harvester.Build;

namespace Bench.Harvester.Tests.Build;

/// <summary>Test files of .NET that cannot be compiled; those of Python are tried in <see cref="BuildRunTests"/>.</summary>
[TestFixture]
public sealed class BrokenTestsTests
{
    private static readonly SourceTree Tree = SourceTree.Of(
    [
        KeyValuePair.Create("A/A.csproj", "<Project><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>"),
        KeyValuePair.Create("A/Sum.cs", ""),
        KeyValuePair.Create("A.Tests/A.Tests.csproj", "<Project><PropertyGroup><IsTestProject>true</IsTestProject><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>"),
        .. Enumerable.Range(0, 8).Select(number => KeyValuePair.Create($"A.Tests/Deep/Test{number}.cs", "")),
    ]);

    private static readonly Recipe Whole = DotnetRecipe.Detect(Tree, [])!;

    [Test]
    public void A_test_file_that_does_not_compile_is_left_out_of_its_project()
    {
        var better = LeftOut(Whole, 3)!;

        Assert.That(better.Files[DotnetRecipe.Targets], Does.Contain("<Compile Remove=\"Deep/Test3.cs\" Condition=\"'$(MSBuildProjectFile)' == 'A.Tests.csproj'\" />"));
        Assert.That(better.Notes[^1], Does.Contain("A.Tests/Deep/Test3.cs"));
    }

    [Test]
    public void A_source_file_that_does_not_compile_is_not()
    {
        Assert.That(BrokenTests.LeftOut(Whole, Failure("/bench/repo/A/Sum.cs(1,2): error CS0246: no such type [/bench/repo/A/A.csproj]"), Tree), Is.Null);
    }

    [Test]
    public void A_project_in_the_root_may_hold_the_library_and_is_left_whole()
    {
        var tree = SourceTree.Of([KeyValuePair.Create("A.csproj", "<Project><PropertyGroup><IsTestProject>true</IsTestProject><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>"), .. Enumerable.Range(0, 8).Select(number => KeyValuePair.Create($"Test{number}.cs", ""))]);

        Assert.That(BrokenTests.LeftOut(DotnetRecipe.Detect(tree, [])!, Failure("/bench/repo/Test3.cs(1,2): error CS0246: no such type"), tree), Is.Null);
    }

    [Test]
    public void More_than_a_quarter_is_too_much_whether_at_once_or_one_after_the_other()
    {
        var two = LeftOut(LeftOut(Whole, 0)!, 1);

        Assert.That(LeftOut(Whole, 0, 1, 2), Is.Null);
        Assert.That(two, Is.Not.Null);
        Assert.That(LeftOut(two!, 2), Is.Null);
        Assert.That(LeftOut(two!, 1), Is.Null, "what did not help is not tried again");
    }

    private static Recipe? LeftOut(Recipe recipe, params int[] tests) =>
        BrokenTests.LeftOut(recipe, Failure(string.Join('\n', tests.Select(number => $"/bench/repo/A.Tests/Deep/Test{number}.cs(12,7): error CS0246: no such type [/bench/repo/A.Tests/A.Tests.csproj]"))), Tree);

    private static BuildFailure Failure(string log) => new(BuildReasons.Compiler, "error CS0246", log, log);
}
