using System.Collections.Immutable;

namespace Bench.Harvester.Admit;

/// <summary>What the stage is asked for.</summary>
/// <param name="TasksFolder">Folder that the tasks go into.</param>
public sealed record AdmitOptions(string TasksFolder)
{
    /// <summary>Folders of tasks that exist already, which must not be repeated.</summary>
    public ImmutableArray<string> KnownTasks { get; init; } = [];

    /// <summary>The bar that the expert cleared, for the warning of those that just did.</summary>
    public double Bar { get; init; } = 1.1;
}
