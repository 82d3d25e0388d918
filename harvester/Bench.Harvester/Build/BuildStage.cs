using System.Collections.Immutable;
using System.Text;
using Bench.Evaluation.Environments;
using Bench.Harvester.Funnel;
using Bench.Sandbox;

namespace Bench.Harvester.Build;

/// <summary>Builds the base of a candidate in an environment that its own files, or the user, ask for.</summary>
/// <param name="parts">What the stages share.</param>
/// <param name="options">What the user said.</param>
public sealed class BuildStage(StageParts parts, BuildOptions options) : IStage
{
    private const string MissingPackages = "/usr/share/bench/missing-packages";

    /// <inheritdoc/>
    public Stage Stage => Stage.Build;

    /// <inheritdoc/>
    public async Task<StageResult> JudgeAsync(Candidate candidate, IProgress<string> progress, CancellationToken cancellationToken)
    {
        using var bench = await DraftBench.OpenAsync(parts, candidate, "build", cancellationToken);
        var tree = SourceTree.OfFolder(bench.BaseTree);
        var recipe = await RecipeAsync(tree, bench, candidate, cancellationToken);
        if (recipe is null)
        {
            return Reject(BuildReasons.NoRecipe, "nothing in the base tree says how it is built and tested", [new Evidence("recipe", "no Python, .NET, CMake, Meson or Make project with tests was found"), .. Submodules(tree)]);
        }

        var attempt = new BuildAttempt(bench, candidate, progress);
        for (var repair = 0; ; repair++)
        {
            await attempt.RunAsync(recipe, cancellationToken);
            if (attempt.Failure is not { } failure)
            {
                break;
            }

            var better = repair < options.MostRepairs ? RecipeRepair.Of(recipe, failure.Log) : null;
            better ??= BrokenTests.LeftOut(recipe, failure, tree);
            if (better is null)
            {
                return Reject(failure.Reason, failure.Detail, [.. Notes(recipe), .. Submodules(tree), new Evidence("log", failure.Excerpt)]);
            }

            progress.Report("trying again with what the log asks for");
            recipe = better;
        }

        return await AcceptAsync(recipe, attempt, new ExpertTraces(bench.Repository, candidate.PullRequest), cancellationToken);
    }

    private async Task<StageResult> AcceptAsync(Recipe recipe, BuildAttempt attempt, ExpertTraces traces, CancellationToken cancellationToken)
    {
        var found = await traces.FindAsync(attempt.Made, attempt.Tree, cancellationToken);
        if (!found.IsEmpty)
        {
            return Reject(BuildReasons.ExpertReachable, $"the environment holds history or what the expert wrote: {found[0]}", [.. found.Select(path => new Evidence("trace", path))]);
        }

        var environment = attempt.Made.Cells.Environment;
        if (environment.Image is { } image && parts.Images is { } budget)
        {
            await budget.UseAsync(image, cancellationToken);
        }

        var evidence = Notes(recipe)
            .Append(new Evidence("environment", environment.Image is null ? $"the machine's own programs, {environment.Identity[..12]}" : $"image {environment.Image}, {environment.Identity}"))
            .Append(new Evidence("history", "no repository, and no file that the expert wrote, can be reached"))
            .Concat(await MissingAsync(attempt, cancellationToken));
        return new StageResult(
            new StageVerdict(Stage.Build, Accepted: true, BuildReasons.Accepted, $"built with the recipe {recipe.Name}", [.. evidence]),
            OnMachines(recipe, attempt.Draft, environment.Image is null));
    }

    /// <summary>Whether the task says that a machine's own programs serve: where they were seen to, or where every machine has them.</summary>
    private static Draft OnMachines(Recipe recipe, Draft draft, bool seen) =>
        recipe.Name != PythonRecipe.Name || PythonRecipe.IsPlain(recipe) ? draft
        : seen ? draft with { Warnings = [.. draft.Warnings, $"without a container the machine needs {string.Join(", ", PythonRecipe.PackagesOf(recipe))}"] }
        : draft with { Environment = draft.Environment with { Host = null } };

    private async Task<Recipe?> RecipeAsync(SourceTree tree, DraftBench bench, Candidate candidate, CancellationToken cancellationToken)
    {
        var detected = RecipeDetection.Detect(tree, [.. candidate.PullRequest.Files.Select(file => file.Path)]);
        if (options.EnvironmentFile is { } file)
        {
            return File.Exists(file)
                ? EnvironmentAnswer.Read(await File.ReadAllTextAsync(file, cancellationToken), file).On(detected, file)
                : throw new EnvironmentException($"--environment: there is no file '{file}'.");
        }

        if (options.EnvironmentCommand.IsDefaultOrEmpty)
        {
            return detected;
        }

        var answer = await new EnvironmentCommand(options.EnvironmentCommand).AskAsync(bench.BaseTree, candidate.PullRequest.Base, detected, cancellationToken);
        return answer.On(detected, $"`{options.EnvironmentCommand[0]}`");
    }

    private static async Task<IEnumerable<Evidence>> MissingAsync(BuildAttempt attempt, CancellationToken cancellationToken)
    {
        if (attempt.Made.Cells.Environment.Image is null)
        {
            return [];
        }

        var limit = TimeSpan.FromMinutes(1);
        await using var cell = await attempt.Made.Sandbox.OpenAsync(attempt.Made.Cells.Samples(attempt.Tree), cancellationToken);
        var result = await cell.RunAsync(new SpawnRequest(["cat", MissingPackages], CellPlace.Repo, limit, limit), cancellationToken);
        var names = result.End is SpawnEnd.Exited(0) ? Encoding.UTF8.GetString(result.StandardOutput.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];
        return names.Length == 0 ? [] : [new Evidence("packages", $"Debian has no {string.Join(", ", names)}")];
    }

    private static IEnumerable<Evidence> Notes(Recipe recipe) => recipe.Notes.Select(note => new Evidence("recipe", note));

    /// <summary>A build that fails may want what is in no tree of this repository.</summary>
    private static IEnumerable<Evidence> Submodules(SourceTree tree) => tree.Submodules is { IsEmpty: false } paths ? [new Evidence("submodules", $"not in the tree: {string.Join(", ", paths)}")] : [];

    private static StageResult Reject(string reason, string detail, ImmutableArray<Evidence> evidence) =>
        new(new StageVerdict(Stage.Build, Accepted: false, reason, detail, evidence), Draft: null);
}
