namespace Bench.Sandbox;

/// <summary>The places of a cell. In an argument or a variable each is written as a placeholder: <c>{repo}</c>, <c>{task}</c> and so on.</summary>
public enum CellPlace
{
    /// <summary>The tree of an arm.</summary>
    Repo,

    /// <summary>The task's folder.</summary>
    Task,

    /// <summary>The agent and the runners.</summary>
    Tools,

    /// <summary>What the task's prepare commands made.</summary>
    Prepared,

    /// <summary>Reports of a phase.</summary>
    Out,
}
