namespace Bench.Harvester.Build;

/// <summary>The repository that is harvested, as its tasks name it.</summary>
/// <param name="Url">What becomes <c>source.url</c>: an address, or an absolute path.</param>
/// <param name="Owner">First part of a task's id.</param>
/// <param name="Name">Second part of a task's id.</param>
public sealed record RepositoryOrigin(string Url, string Owner, string Name)
{
    /// <summary>Id of the task of a pull request.</summary>
    public string TaskId(int number) => $"{Owner}__{Name}-{number}";
}
