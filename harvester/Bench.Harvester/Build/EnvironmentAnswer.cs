using System.Collections.Immutable;
using System.Text.Json;
using Bench.Contracts.Documents;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Environments;

namespace Bench.Harvester.Build;

/// <summary>What a person or a program says of the environment in place of the detection. What is left out stays as it was detected.</summary>
/// <param name="Dockerfile">Text of a Dockerfile.</param>
/// <param name="Language">Language as in the task.</param>
/// <param name="Environment">What the code needs, as in a task.</param>
/// <param name="Build">How a tree becomes runnable, as in a task.</param>
/// <param name="Tests">How the tests run, as in a task.</param>
/// <param name="Limits">Bounds of the phases, as in a task.</param>
/// <param name="Files">Further files of the task's folder, text by name.</param>
public sealed record EnvironmentAnswer(
    string? Dockerfile = null,
    string? Language = null,
    TaskEnvironment? Environment = null,
    BuildSpec? Build = null,
    TestSuite? Tests = null,
    TaskLimits? Limits = null,
    ImmutableSortedDictionary<string, string>? Files = null)
{
    /// <summary>Reads an answer: JSON when it begins with a brace, else a Dockerfile.</summary>
    /// <param name="text">The answer.</param>
    /// <param name="origin">Where it comes from, for the message.</param>
    /// <exception cref="EnvironmentException">It is neither.</exception>
    public static EnvironmentAnswer Read(string text, string origin)
    {
        var trimmed = text.TrimStart();
        if (!trimmed.StartsWith('{'))
        {
            return trimmed.Split('\n').Any(line => line.StartsWith("FROM ", StringComparison.OrdinalIgnoreCase))
                ? new EnvironmentAnswer(Dockerfile: text)
                : throw new EnvironmentException($"{origin} is neither a Dockerfile (a line that begins with FROM) nor JSON.");
        }

        try
        {
            return JsonSerializer.Deserialize<EnvironmentAnswer>(text, BenchJson.Options)!;
        }
        catch (JsonException exception)
        {
            throw new EnvironmentException($"{origin} is not JSON as expected at line {exception.LineNumber + 1}: {exception.Message} It may have dockerfile, language, environment, build, tests, limits and files.", exception);
        }
    }

    /// <summary>The recipe with what is said here.</summary>
    /// <param name="detected">What was detected; null when nothing was.</param>
    /// <param name="origin">Where the answer comes from.</param>
    /// <exception cref="EnvironmentException">Neither says how the tests are run.</exception>
    public Recipe On(Recipe? detected, string origin)
    {
        var tests = Tests ?? detected?.Tests
            ?? throw new EnvironmentException($"{origin} does not say how the tests are run, and nothing in the tree does. Give JSON with `tests`.");
        var files = (detected?.Files ?? ImmutableSortedDictionary<string, string>.Empty).SetItems(Files ?? ImmutableSortedDictionary<string, string>.Empty);
        if (files.Keys.FirstOrDefault(name => name != Path.GetFileName(name) || name.Length == 0) is { } outside)
        {
            throw new EnvironmentException($"{origin}: the file name '{outside}' is no plain name.");
        }

        var environment = Environment ?? detected?.Environment ?? new TaskEnvironment();
        if (Dockerfile is not null)
        {
            // Whoever writes a Dockerfile says that the machine's own programs do not serve, unless he says so besides.
            environment = environment with { Image = null, Dockerfile = Recipe.Dockerfile, Host = Environment?.Host };
            files = files.SetItem(Recipe.Dockerfile, Dockerfile);
        }

        return new Recipe(
            "given",
            Language ?? detected?.Language ?? "other",
            environment,
            Build ?? detected?.Build,
            tests,
            Limits ?? detected?.Limits ?? TaskLimits.Default,
            files,
            [$"environment given by {origin}", .. detected?.Notes ?? []],
            []);
    }
}
