using Bench.Contracts.Runs;
using Bench.Harvester.Build;

namespace Bench.Harvester.Tests.Build;

/// <summary>What .NET projects commonly ask of their surroundings and a tree without history or its own SDK does not give: built for real, in bubblewrap.</summary>
[TestFixture]
[CancelAfter(300_000)]
public sealed class DotnetBuildRunTests
{
    private const string Library = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <!-- Parts that a package reads from the history. -->
            <Version>$(MinVerMajor).$(MinVerMinor).$(MinVerPatch)</Version>
          </PropertyGroup>
          <ItemGroup><PackageReference Include="Newtonsoft.Json" Version="13.0.4" /></ItemGroup>
        </Project>
        """;

    private const string Tests = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.11.0" />
            <PackageReference Include="NUnit" Version="5.0.0" />
            <PackageReference Include="NUnit3TestAdapter" Version="6.3.1" />
            <!-- Older than what the library asks for: the SDK makes an error of it. -->
            <PackageReference Include="Newtonsoft.Json" Version="13.0.1" />
            <ProjectReference Include="../Acme/Acme.csproj" />
          </ItemGroup>
        </Project>
        """;

    private const string Test = """
        [NUnit.Framework.TestFixture]
        public class TotalTests
        {
            [NUnit.Framework.Test]
            public void Four() => NUnit.Framework.Assert.That(Acme.Sums.Total(4), NUnit.Framework.Is.EqualTo(6));
        }
        """;

    [Test]
    public async Task A_version_made_of_the_history_and_a_package_older_than_asked_for_do_not_end_a_build()
    {
        var token = TestContext.CurrentContext.CancellationToken;
        var repository = await SmallRepository.MakeAsync(
            [("Acme/Acme.csproj", Library), ("Acme/Sums.cs", Sums("var s = 0; for (var i = 0; i < n; i++) { s += i; } return s;")), ("Acme.Tests/Acme.Tests.csproj", Tests), ("Acme.Tests/TotalTests.cs", Test)],
            [("Acme/Sums.cs", Sums("return n * (n - 1) / 2;"))],
            token);
        await using var workshop = await Workshop.OpenAsync(SandboxKind.Bubblewrap, repository.Path, token);

        var result = await new BuildStage(workshop.Parts, new BuildOptions()).JudgeAsync(repository.Candidate(workshop.Folder), new Progress<string>(), token);

        Assert.That(result.Verdict.Accepted, Is.True, $"{result.Verdict.Detail}\n{string.Join('\n', result.Verdict.Evidence.Select(evidence => evidence.Detail))}");
    }

    private static string Sums(string body) => $"namespace Acme; public static class Sums {{ public static int Total(int n) {{ {body} }} }}";
}
