using System.Collections.Immutable;
using System.Text;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Arms;
using Bench.Evaluation.Environments;
using Bench.Evaluation.Evaluations;
using Bench.Harvester.Funnel;
using Bench.Sandbox;

namespace Bench.Harvester.Build;

/// <summary>One try to build the base with a recipe: environment, build, for pytest the collection of its tests, and for C and C++ one run of the suite.</summary>
/// <param name="bench">The candidate's bench.</param>
/// <param name="candidate">The pull request.</param>
/// <param name="progress">Told what takes long.</param>
public sealed class BuildAttempt(DraftBench bench, Candidate candidate, IProgress<string> progress)
{
    private const string NoSpace = "no space left on device";

    /// <summary>Why it failed; null when it did not, and the other members say what it made.</summary>
    public BuildFailure? Failure { get; private set; }

    /// <summary>The draft.</summary>
    public Draft Draft { get; private set; } = null!;

    /// <summary>The bench with the environment.</summary>
    public TaskBench Made { get; private set; } = null!;

    /// <summary>The built base tree.</summary>
    public string Tree { get; private set; } = "";

    /// <summary>Tries it.</summary>
    /// <exception cref="EnvironmentException">The machine lacks something that no recipe can mend.</exception>
    /// <exception cref="SandboxFaultException">The sandbox failed.</exception>
    public async Task RunAsync(Recipe recipe, CancellationToken cancellationToken)
    {
        foreach (var (name, text) in recipe.Files)
        {
            await File.WriteAllTextAsync(Path.Combine(candidate.Folder, name), text, cancellationToken);
        }

        Draft = new Draft(recipe.Language, recipe.Environment, recipe.Build, recipe.Tests, recipe.Limits, Warnings: recipe.Warnings);
        Failure = await EnvironmentAsync(cancellationToken) ?? await BuildAsync(cancellationToken) ?? await CollectAsync(recipe, cancellationToken) ?? await TryTestsAsync(recipe, cancellationToken);
    }

    private async Task<BuildFailure?> EnvironmentAsync(CancellationToken cancellationToken)
    {
        progress.Report("making the environment");
        try
        {
            Made = await bench.PrepareAsync(CoverExtras.On(Draft), CoverExtras.FilesFor(Draft), progress, cancellationToken);
            return null;
        }
        catch (SandboxFaultException fault) when (fault.BuildOutput is { } output && !output.Contains(NoSpace, StringComparison.OrdinalIgnoreCase))
        {
            return Environment(output, "the image cannot be built");
        }
        catch (EnvironmentException fault) when (fault.Output is { } output && !output.Contains(NoSpace, StringComparison.OrdinalIgnoreCase))
        {
            return Environment(output + "\n" + fault.Message, "a prepare command failed");
        }
    }

    private BuildFailure Environment(string output, string fallback)
    {
        new PhaseLogs(bench.LogFolder).Write("environment", "build", output);
        return BuildLogRules.Judge(output, fallback);
    }

    private async Task<BuildFailure?> BuildAsync(CancellationToken cancellationToken)
    {
        progress.Report("building base");
        switch (await Made.MakeArmAsync("base", patch: null, cancellationToken))
        {
            case ArmTree.Built(var tree):
                Tree = tree;
                Draft = Draft with { Tests = DotnetAssembly.In(tree, Draft.Tests) };
                return null;
            case ArmTree.Rejected(var reason):
                var log = bench.Log("base", "build");
                return reason.Code switch
                {
                    ReasonCode.BuildTimeout or ReasonCode.BuildResourceLimit => new BuildFailure(BuildReasons.Timeout, reason.Detail, "", log),
                    ReasonCode.BuildTreeDrift => new BuildFailure(BuildReasons.Other, reason.Detail, "", RecipeRepair.Drift),
                    _ => BuildLogRules.Judge(log, reason.Detail),
                };
            case var other:
                throw new InvalidOperationException($"unknown arm {other}");
        }
    }

    /// <summary>Test files that cannot be imported show what the environment lacks; when few are left at the end, the suite goes on without them.</summary>
    private async Task<BuildFailure?> CollectAsync(Recipe recipe, CancellationToken cancellationToken)
    {
        if (recipe.Tests.Framework != TestFramework.Pytest || recipe.Tests.Command.IsDefaultOrEmpty || !recipe.Tests.Command.Contains("-q"))
        {
            return null;
        }

        progress.Report("collecting the tests");
        ImmutableArray<string> command = [.. recipe.Tests.Command.Select(word => word == "-q" ? "-qq" : word), "--collect-only"];
        var (end, output) = await Made.RunOnCopyAsync("base", Tree, "collect", command, (_, result) => (result.End, Text(result)), cancellationToken);
        return end switch
        {
            SpawnEnd.Exited(0) => null,
            SpawnEnd.Exited(5) => new BuildFailure(BuildReasons.NoTests, "pytest collects no test", "", output),
            SpawnEnd.Exited => BuildLogRules.Judge(output, "pytest cannot collect the tests"),
            _ => new BuildFailure(BuildReasons.Timeout, $"collecting the tests ended with {end}", "", output),
        };
    }

    /// <summary>A suite in C or C++ shows only when it runs that it has no test, or what programs it calls. What else fails in it is Cover's to judge.</summary>
    private async Task<BuildFailure?> TryTestsAsync(Recipe recipe, CancellationToken cancellationToken)
    {
        if (!NativeRecipe.IsOf(recipe))
        {
            return null;
        }

        progress.Report("running the tests once");
        var (end, output) = await Made.RunOnCopyAsync("base", Tree, "try", [.. recipe.Tests.Command], (_, result) => (result.End, Text(result)), cancellationToken);
        return NativeTests.SaysNone(output) ? new BuildFailure(BuildReasons.NoTests, "the suite has no test", "", output)
            : end is not SpawnEnd.Exited(0) && RecipeRepair.Of(recipe, output) is not null ? BuildLogRules.Judge(output, "the tests miss a program")
            : null;
    }

    private static string Text(SpawnResult result) =>
        Encoding.UTF8.GetString(result.StandardOutput.Span) + Encoding.UTF8.GetString(result.StandardError.Span);
}
