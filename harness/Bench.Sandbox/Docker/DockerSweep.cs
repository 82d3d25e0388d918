using System.Net;
using Bench.Sandbox.Engine;
using Bench.Sandbox.Engine.Models;
using Bench.Sandbox.Images;

namespace Bench.Sandbox.Docker;

/// <summary>Removes containers that a harness left because it was killed. Touches nothing without this project's labels, and nothing of a harness that lives.</summary>
public sealed class DockerSweep(DockerClient client)
{
    /// <summary>Removes what is left over.</summary>
    /// <returns>How many containers were removed.</returns>
    /// <exception cref="SandboxFaultException">The engine is not there or refused.</exception>
    public Task<int> RunAsync(CancellationToken cancellationToken) =>
        EngineFaults.GuardAsync(client, "removing containers that an earlier run left", () => SweepAsync(cancellationToken));

    private async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var ours = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["label"] = [$"{ImageLabels.Owner}={ImageLabels.OwnerValue}"],
        };
        var containers = await client.Containers.ListContainersAsync(new ContainersListParameters { All = true, Filters = ours }, cancellationToken);
        var removed = 0;
        foreach (var container in containers.Where(IsLeftOver))
        {
            removed += await RemoveAsync(client, container.ID, cancellationToken) ? 1 : 0;
        }

        return removed;
    }

    /// <summary>Removes a container, running or not.</summary>
    /// <returns>False when it is gone already or being removed by somebody else.</returns>
    internal static async Task<bool> RemoveAsync(DockerClient client, string id, CancellationToken cancellationToken)
    {
        try
        {
            await client.Containers.RemoveContainerAsync(id, new ContainerRemoveParameters { Force = true, RemoveVolumes = true }, cancellationToken);
            return true;
        }
        catch (DockerApiException e) when (e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            return false;
        }
    }

    private static bool IsLeftOver(ContainerListResponse container) =>
        container.Labels is { } labels
        && labels.GetValueOrDefault(ImageLabels.Owner) == ImageLabels.OwnerValue
        && labels.TryGetValue(ContainerLabels.Process, out var process)
        && labels.TryGetValue(ContainerLabels.Machine, out var machine)
        && HarnessProcess.HasEnded(process, machine);
}
