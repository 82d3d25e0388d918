using System.Collections.Immutable;
using Bench.Contracts.Tasks;

namespace Bench.Harvester.Build;

/// <summary>How a base tree becomes an environment with a test command.</summary>
/// <param name="Name">What was recognised, such as <c>python</c>, <c>dotnet</c>, <c>cmake</c>; <c>given</c> for an override.</param>
/// <param name="Language">Language as in the task.</param>
/// <param name="Environment">What the code needs; its Dockerfile is one of <paramref name="Files"/>.</param>
/// <param name="Build">How a tree becomes runnable; null when there is nothing to do.</param>
/// <param name="Tests">How the tests run.</param>
/// <param name="Limits">Bounds of the phases.</param>
/// <param name="Files">Files of the task's folder that it needs, text by name.</param>
/// <param name="Notes">What it was recognised by, and what a reader should know.</param>
/// <param name="Warnings">What the task itself should warn of.</param>
public sealed record Recipe(
    string Name,
    string Language,
    TaskEnvironment Environment,
    BuildSpec? Build,
    TestSuite Tests,
    TaskLimits Limits,
    ImmutableSortedDictionary<string, string> Files,
    ImmutableArray<string> Notes,
    ImmutableArray<string> Warnings)
{
    /// <summary>Name of the Dockerfile in the task's folder.</summary>
    public const string Dockerfile = "Dockerfile";

    /// <summary>The same with one file replaced or added.</summary>
    public Recipe WithFile(string name, string text) => this with { Files = Files.SetItem(name, text) };

    /// <summary>The same with a note.</summary>
    public Recipe WithNote(string note) => this with { Notes = Notes.Add(note) };
}
