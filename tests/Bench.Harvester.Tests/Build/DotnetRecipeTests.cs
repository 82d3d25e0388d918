using Bench.Harvester.Build;

namespace Bench.Harvester.Tests.Build;

[TestFixture]
public sealed class DotnetRecipeTests
{
    private const string Library = "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFrameworks>netstandard2.0;net8.0</TargetFrameworks></PropertyGroup></Project>";

    [Test]
    public void The_newest_framework_that_the_SDK_runs_is_built()
    {
        var recipe = Detect(("Acme/Acme.csproj", Library), ("Acme.Tests/Acme.Tests.csproj", Tests("<TargetFrameworks>net48;net6.0;net8.0;net12.0</TargetFrameworks>", "../Acme/Acme.csproj")));

        Assert.That(recipe.Build!.Commands[^1], Does.Contain("-p:BenchFramework=net8.0").And.Contain("-f"));
        Assert.That(recipe.Environment.Variables!["DOTNET_ROLL_FORWARD"], Is.EqualTo("Major"));
    }

    [Test]
    public void A_framework_of_the_SDK_itself_rolls_nowhere()
    {
        var recipe = Detect(("T.Tests/T.Tests.csproj", Tests("<TargetFramework>net10.0</TargetFramework>")));

        Assert.That(recipe.Environment.Variables!.ContainsKey("DOTNET_ROLL_FORWARD"), Is.False);
        Assert.That(recipe.Build!.Commands[^1], Does.Not.Contain("-f"));
    }

    [Test]
    public void A_framework_may_stand_in_the_props_above()
    {
        var recipe = Detect(("Directory.Build.props", "<Project><PropertyGroup><TargetFramework>net9.0</TargetFramework></PropertyGroup></Project>"), ("tests/T.Tests/T.Tests.csproj", Tests("")));

        Assert.That(recipe.Notes[0], Does.Contain("net9.0"));
    }

    [Test]
    public void Tests_for_the_old_framework_alone_are_moved_to_that_of_the_SDK()
    {
        var recipe = Detect(("T.Tests/T.Tests.csproj", Tests("<TargetFramework>net472</TargetFramework>")));

        Assert.That(recipe.Build!.Commands[^1], Does.Contain("-p:TargetFramework=net10.0"));
    }

    [TestCase("net48")]
    [TestCase("net8.0-windows")]
    public void A_list_of_one_framework_that_does_not_run_here_is_replaced(string framework)
    {
        var recipe = Detect(("T.Tests/T.Tests.csproj", Tests($"<TargetFrameworks>{framework}</TargetFrameworks>")));

        Assert.That(recipe.Build!.Commands[^1], Does.Contain("-p:TargetFrameworks=net10.0"));
    }

    [Test]
    public void Lists_of_frameworks_are_narrowed_by_a_file_read_after_the_project()
    {
        var recipe = Detect(("Acme/Acme.csproj", Library), ("Acme.Tests/Acme.Tests.csproj", Tests("<TargetFramework>net8.0</TargetFramework>", "../Acme/Acme.csproj")));

        Assert.That(recipe.Build!.Commands, Has.All.Contain("-p:BeforeMicrosoftNETSdkTargets={task}/Frameworks.targets").And.None.Contain("-p:TargetFrameworks=net8.0"));
        Assert.That(recipe.Files["Frameworks.targets"], Does.Contain("$(TargetFrameworks.Contains(';'))"));
    }

    [Test]
    public void The_test_project_that_reaches_the_change_is_chosen()
    {
        var tree = Tree(
            ("A/A.csproj", Library), ("B/B.csproj", Library),
            ("A.Tests/A.Tests.csproj", Tests("<TargetFramework>net8.0</TargetFramework>", "..\\A\\A.csproj")),
            ("B.Tests/B.Tests.csproj", Tests("<TargetFramework>net8.0</TargetFramework>", "..\\B\\B.csproj")));

        Assert.That(DotnetRecipe.Detect(tree, ["B/Fast.cs"])!.Notes[0], Does.Contain("B.Tests/B.Tests.csproj"));
        Assert.That(DotnetRecipe.Detect(tree, ["A/Fast.cs"])!.Notes[0], Does.Contain("A.Tests/A.Tests.csproj"));
    }

    [Test]
    public void A_project_of_benchmarks_holds_no_tests()
    {
        var tree = Tree(("A.Benchmarks/A.Benchmarks.csproj", Tests("<TargetFramework>net8.0</TargetFramework>")), ("A/A.csproj", Library));

        Assert.That(DotnetRecipe.Detect(tree, []), Is.Null);
    }

    [Test]
    public void A_global_json_is_not_seen_by_the_commands()
    {
        var recipe = Detect(("global.json", "{ \"sdk\": { \"version\": \"6.0.100\" } }"), ("T.Tests/T.Tests.csproj", Tests("<TargetFramework>net8.0</TargetFramework>")));

        Assert.That(recipe.Tests.Command[1], Is.EqualTo("--chdir={task}"));
        Assert.That(recipe.Notes, Has.Some.Contains("6.0.100"));
    }

    [Test]
    public void A_build_may_write_to_the_folders_of_the_projects_that_it_builds()
    {
        var recipe = Detect(("src/A/A.csproj", Library), ("tests/A.Tests/A.Tests.csproj", Tests("<TargetFramework>net8.0</TargetFramework>", "../../src/A/A.csproj")));

        Assert.That(recipe.Build!.Outputs, Is.SupersetOf(new[] { "src/A/bin/**", "src/A/obj/**", "tests/A.Tests/bin/**" }));
    }

    [Test]
    public void Only_tests_that_are_a_program_of_their_own_get_a_host()
    {
        var package = Tests("<TargetFramework>net10.0</TargetFramework>").Replace("</ItemGroup>", "<PackageReference Include=\"xunit.v3\" /></ItemGroup>", StringComparison.Ordinal);

        Assert.That(Detect(("T.Tests/T.Tests.csproj", package)).Build!.Commands[^1], Does.Contain("-p:UseAppHost=true"));
        Assert.That(Detect(("T.Tests/T.Tests.csproj", Tests("<TargetFramework>net10.0</TargetFramework>"))).Build!.Commands[^1], Does.Contain("-p:UseAppHost=false"));
    }

    [Test]
    public void A_project_file_that_is_broken_is_left_out()
    {
        Assert.That(DotnetProject.In(Tree(("A/A.csproj", "<Project"), ("B/B.csproj", Library))).Select(project => project.Path), Is.EqualTo(new[] { "B/B.csproj" }));
    }

    [TestCase("net8.0", 8)]
    [TestCase("netcoreapp3.1", 3)]
    [TestCase("net10.0-windows", 10)]
    [TestCase("net48", null)]
    [TestCase("netstandard2.0", null)]
    public void Only_runnable_frameworks_have_a_version(string framework, int? major)
    {
        Assert.That(DotnetRecipe.MajorOf(framework), Is.EqualTo(major));
    }

    private static string Tests(string framework, string? reference = null) =>
        $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup>{framework}</PropertyGroup><ItemGroup><PackageReference Include=\"Microsoft.NET.Test.Sdk\" Version=\"17.0.0\" />"
        + (reference is null ? "" : $"<ProjectReference Include=\"{reference}\" />") + "</ItemGroup></Project>";

    private static Recipe Detect(params (string Path, string Text)[] files) => DotnetRecipe.Detect(Tree(files), [])!;

    private static SourceTree Tree(params (string Path, string Text)[] files) => SourceTree.Of(files.Select(file => KeyValuePair.Create(file.Path, file.Text)));
}
