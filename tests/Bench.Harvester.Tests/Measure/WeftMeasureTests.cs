using System.Collections.Immutable;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Tasks;
using Bench.Harvester.Funnel;
using Bench.Harvester.Measure;

namespace Bench.Harvester.Tests.Measure;

/// <summary>A real sitting of a pull request in C#: the workload's project is written, built offline as the draft builds, and run.</summary>
public sealed class WeftMeasureTests : MeasureFixture
{
    private static readonly string Samples = Path.Combine(RepositoryFolder.Root, "tasks", "samples");

    private static readonly ImmutableArray<string> Build =
    [
        "env", "DOTNET_TieredCompilation=1", "dotnet", "build", "{repo}/src/Weft/Weft.csproj", "-c", "Release", "-m:1", "-v:q", "-nologo",
        "-p:RestoreConfigFile={task}/nuget.config", "-p:RestoreSources={prepared}/packages", "-p:RunAnalyzers=false", "-p:DebugType=none", "-p:UseAppHost=false",
    ];

    [Test]
    public async Task A_workload_of_one_file_is_built_and_measured()
    {
        var weft = await SampleRepository.OfSampleAsync("weft", Folder);
        var result = await JudgeAsync(weft, Candidate(), Quick with { WorkloadFile = Path.Combine(Samples, "workloads", "weft") });
        Assert.That(result.Verdict.Accepted, Told(result));
        Assert.That(result.Draft!.Build!.Commands[^1], Does.Contain("{task}/Workload.csproj"));
        Assert.That(result.Draft.Workload!.File, Is.EqualTo(".bench/Workload.dll"));
        Assert.That(result.Draft.Replays.Single().Speedup.Low, Is.GreaterThan(1.5));
        Assert.That(result.Draft.Warnings, Is.EqualTo(new[] { "which lines the workload executes was not traced" }));
    }

    [Test]
    public async Task Guarding_tests_serve_last_out_of_what_the_build_left()
    {
        const string Suite = "{repo}/tests/Weft.Tests/Weft.Tests.csproj";
        var weft = await SampleRepository.OfSampleAsync("weft", Folder);
        var candidate = Candidate();
        var draft = candidate.Draft!;
        var build = Build.Replace("{repo}/src/Weft/Weft.csproj", Suite);
        ImmutableArray<string> restore = ["dotnet", "restore", Suite, "-p:RestoreConfigFile={task}/nuget.config"];
        candidate = candidate with
        {
            Draft = draft with
            {
                Environment = draft.Environment with { Prepare = [restore] },
                Build = new BuildSpec([build], ["src/Weft/bin/**", "src/Weft/obj/**", "tests/Weft.Tests/bin/**", "tests/Weft.Tests/obj/**"]),
                Tests = draft.Tests with { Guarding = [.. draft.Tests.Guarding.Where(test => test.Contains("Interval", StringComparison.Ordinal))] },
            },
        };

        var result = await JudgeAsync(weft, candidate, Quick with { GuardingTests = true });

        // What they show depends on how little of their time the change is; that they run and are told apart does not.
        Assert.That(Told(result), Does.Contain("guarding tests").And.Not.Contain(MeasureReasons.WorkloadFailed).And.Not.Contain(MeasureReasons.NoWorkload));
    }

    /// <summary>Binary search in a set of intervals, with the environment that the samples' hand-written task has.</summary>
    private Candidate Candidate()
    {
        var sample = TaskCatalog.Read(Path.Combine(Samples, "sample__weft-36")).Tasks.Values.Single();
        ImmutableArray<string> restore = ["dotnet", "restore", "{repo}/src/Weft/Weft.csproj", "-p:RestoreConfigFile={task}/nuget.config"];
        var draft = new Draft(
            "csharp",
            sample.Spec.Environment with { Dockerfile = null, Prepare = [restore] },
            new BuildSpec([Build], ["src/Weft/bin/**", "src/Weft/obj/**"]),
            sample.Spec.Tests,
            sample.Spec.Limits);
        var candidate = SomeCandidate.Of(
            SomeCandidate.Request(20, "36a5f642b0f6502eece9d9a5a828123e58be8aec", "f78b25382af59a629814740edacfe888395f73e0"), draft, NewFolder());
        File.Copy(sample.PathOf("nuget.config"), Path.Combine(candidate.Folder, "nuget.config"));
        return candidate;
    }
}
