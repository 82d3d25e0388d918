using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Evaluation.Arms;
using Bench.Evaluation.Environments;
using Bench.Evaluation.Parity;
using Bench.Evaluation.Patches;
using Bench.Evaluation.Tasks;
using Bench.Evaluation.Trees;
using Bench.Sandbox;
using Bench.Sandbox.Folders;

namespace Bench.Evaluation.Evaluations;

/// <summary>The place where the arms of one task are made: its base tree, its environment, its scratch folder and its logs.</summary>
/// <param name="Sandbox">Where code runs.</param>
/// <param name="Task">The task, in a sealed copy of its folder.</param>
/// <param name="Cells">Cells of its phases.</param>
/// <param name="BaseTree">The exported base tree; never changed.</param>
/// <param name="Folder">Scratch folder of the task.</param>
/// <param name="Logs">Where the phases' output goes.</param>
public sealed record TaskBench(ISandbox Sandbox, LoadedTask Task, PhaseCells Cells, string BaseTree, string Folder, PhaseLogs Logs)
{
    /// <summary>Makes an arm: a copy of the base tree, patched and built.</summary>
    /// <param name="name">Name of the arm; ours, never submitted text.</param>
    /// <param name="patch">The change; null for base itself.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ArmTree> MakeArmAsync(string name, Patch? patch, CancellationToken cancellationToken)
    {
        var tree = Path.Combine(Folder, "arms", name, "repo");
        TreeRemoval.Remove(Path.Combine(Folder, "arms", name));
        Directory.CreateDirectory(Path.GetDirectoryName(tree)!);
        TreeCopy.Copy(BaseTree, tree);
        if (patch is not null && ApplyTo(tree, patch, cancellationToken) is { } refused)
        {
            return new ArmTree.Rejected(refused);
        }

        return await BuildAsync(name, tree, cancellationToken) is { } failed ? new ArmTree.Rejected(failed) : new ArmTree.Built(tree);
    }

    /// <summary>A copy of a built tree, for the tests to write into.</summary>
    private string CopyForTests(string name, string tree)
    {
        var copy = Path.Combine(Folder, "tests", name, "repo");
        TreeRemoval.Remove(Path.Combine(Folder, "tests", name));
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        TreeCopy.Copy(tree, copy);
        return copy;
    }

    /// <summary>Runs the suite once on a copy of a built tree.</summary>
    /// <param name="name">Name of the arm.</param>
    /// <param name="tree">Its built tree.</param>
    /// <param name="run">Number of the run, for the log's name.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<TestRun> TestAsync(string name, string tree, int run, CancellationToken cancellationToken)
    {
        var log = run == 0 ? "tests" : $"tests-{run}";
        return await RunOnCopyAsync(name, tree, log, TestCommand.Arguments(Task.Spec.Tests), Read, cancellationToken);

        TestRun Read(string output, SpawnResult result)
        {
            var reading = TestCommand.Read(Task.Spec.Tests, output);
            return result.End is SpawnEnd.Exited(var code)
                ? new TestRun.Finished(new TestRunFacts(reading, code))
                : new TestRun.Broken(CommandReason.Tests.Of("tests", result.End)!);
        }
    }

    /// <summary>Runs one command in a cell of the tests, on a copy of a built tree, and reads what it left before that is removed.</summary>
    /// <param name="name">Name of the arm.</param>
    /// <param name="tree">Its built tree.</param>
    /// <param name="log">Name of the log.</param>
    /// <param name="arguments">The command.</param>
    /// <param name="read">Given the folder of <c>{out}</c>, and how the command ended.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<T> RunOnCopyAsync<T>(
        string name, string tree, string log, ImmutableArray<string> arguments, Func<string, SpawnResult, T> read, CancellationToken cancellationToken)
    {
        var copy = CopyForTests(name, tree);
        var output = Directory.CreateDirectory(Path.Combine(Folder, "tests", name, "out")).FullName;
        SpawnResult result;
        await using (var cell = await Sandbox.OpenAsync(Cells.Tests(copy, output), cancellationToken))
        {
            result = await cell.RunAsync(Request(arguments, Task.Limits.TestSeconds), cancellationToken);
        }

        Logs.Write(name, log, PhaseLogs.Describe(arguments, result));
        var told = read(output, result);
        TreeRemoval.Remove(Path.Combine(Folder, "tests", name));
        return told;
    }

    private static Reason? ApplyTo(string tree, Patch patch, CancellationToken cancellationToken)
    {
        var before = TreeManifest.Read(tree, cancellationToken);
        return PatchApplier.Apply(patch, tree, cancellationToken: cancellationToken) switch
        {
            PatchResult.Refused(var reason) => reason,
            PatchResult.Applied(var change) => change.Verify(before, TreeManifest.Read(tree, cancellationToken)),
            var other => throw new InvalidOperationException($"unknown result {other}"),
        };
    }

    private async Task<Reason?> BuildAsync(string name, string tree, CancellationToken cancellationToken)
    {
        if (Task.Spec.Build is not { Commands.IsDefaultOrEmpty: false } build)
        {
            return null;
        }

        var before = build.Outputs.IsDefaultOrEmpty ? null : TreeManifest.Read(tree, cancellationToken);
        var output = Directory.CreateDirectory(Path.Combine(Folder, "arms", name, "out")).FullName;
        var log = new List<string>();
        Reason? reason = null;
        await using (var cell = await Sandbox.OpenAsync(Cells.Build(tree, output), cancellationToken))
        {
            foreach (var command in build.Commands)
            {
                var result = await cell.RunAsync(Request(command, Task.Limits.BuildSeconds), cancellationToken);
                log.Add(PhaseLogs.Describe(command, result));
                reason = CommandReason.Build.Of(string.Join(' ', command.SkipWhile(word => word == "env" || word.Contains('=', StringComparison.Ordinal)).Take(3)), result.End);
                if (reason is not null)
                {
                    break;
                }
            }
        }

        Logs.Write(name, "build", string.Concat(log));
        reason ??= BuiltTree.FlawOf(tree, cancellationToken);
        return reason ?? (before is null ? null : BuildDrift.Of(before, TreeManifest.Read(tree, cancellationToken), build.Outputs));
    }

    private SpawnRequest Request(ImmutableArray<string> arguments, int seconds)
    {
        var limit = TimeSpan.FromSeconds(seconds);
        return new SpawnRequest(arguments, CellPlace.Repo, limit, limit * Math.Max(1, Cells.Cpus.Shared.Length));
    }
}
