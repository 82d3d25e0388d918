using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Evaluation.Environments;
using Bench.Evaluation.Evaluations;
using Bench.Evaluation.Patches;
using Bench.Evaluation.Trees;
using Bench.Sandbox;
using Bench.Sandbox.Folders;

namespace Bench.Evaluation.Arms;

/// <summary>Makes the trees of a task's arms: copies of its base tree, patched and built.</summary>
/// <param name="Sandbox">Where builds run.</param>
/// <param name="Cells">Cells of the task's phases.</param>
/// <param name="BaseTree">The exported base tree; never changed.</param>
/// <param name="Folder">Scratch folder of the task.</param>
/// <param name="Logs">Where the builds' output goes.</param>
public sealed record ArmMaker(ISandbox Sandbox, PhaseCells Cells, string BaseTree, string Folder, PhaseLogs Logs)
{
    /// <summary>Makes an arm.</summary>
    /// <param name="name">Name of the arm; ours, never submitted text.</param>
    /// <param name="patch">The change; null for base itself.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ArmTree> MakeAsync(string name, Patch? patch, CancellationToken cancellationToken)
    {
        var tree = NewTree(name);
        TreeCopy.Copy(BaseTree, tree);
        if (patch is not null && ApplyTo(tree, patch, cancellationToken) is { } refused)
        {
            return new ArmTree.Rejected(refused);
        }

        return await BuildAsync(name, tree, cancellationToken) is { } failed ? new ArmTree.Rejected(failed) : new ArmTree.Built(tree);
    }

    /// <summary>An arm with the same built tree as another one: a second copy of it.</summary>
    /// <param name="name">Name of the new arm.</param>
    /// <param name="built">The built tree.</param>
    /// <returns>Absolute path of the copy.</returns>
    public string Copy(string name, string built)
    {
        var tree = NewTree(name);
        TreeCopy.Copy(built, tree);
        return tree;
    }

    /// <summary>A command in the tree, bounded by a wall limit and as much CPU time as its processors can give in it.</summary>
    public SpawnRequest Request(ImmutableArray<string> arguments, int seconds)
    {
        var limit = TimeSpan.FromSeconds(seconds);
        return new SpawnRequest(arguments, CellPlace.Repo, limit, limit * Math.Max(1, Cells.Cpus.Shared.Length));
    }

    private string NewTree(string name)
    {
        var tree = Path.Combine(Folder, "arms", name, "repo");
        TreeRemoval.Remove(Path.Combine(Folder, "arms", name));
        Directory.CreateDirectory(Path.GetDirectoryName(tree)!);
        return tree;
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
        if (Cells.Task.Spec.Build is not { Commands.IsDefaultOrEmpty: false } build)
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
                var result = await cell.RunAsync(Request(command, Cells.Task.Limits.BuildSeconds), cancellationToken);
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
}
