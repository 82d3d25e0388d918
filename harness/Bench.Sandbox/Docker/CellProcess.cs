using Bench.Sandbox.Agents;

namespace Bench.Sandbox.Docker;

/// <summary>Turns what is asked of a cell into what is asked of the agent in its container. Pure.</summary>
/// <param name="Spec">The cell.</param>
/// <param name="Uid">User and group inside.</param>
/// <param name="ImageVariables">What the image sets; of it only PATH is kept.</param>
internal sealed record CellProcess(CellSpec Spec, int Uid, IReadOnlyList<string> ImageVariables)
{
    private const int OpenFiles = 1024;

    private readonly Placeholders _places = Placeholders.Of(Spec.Mounts.Select(m => m.Place), ContainerPlaces.PathOf);

    /// <inheritdoc cref="Placeholders.PathOf"/>
    public string PathOf(CellPlace place) => _places.PathOf(place);

    public AgentRequest RequestOf(SpawnRequest request) => new()
    {
        Arguments = [.. request.Arguments.Select(_places.Fill)],
        Variables = ContainerRequest.ProcessVariables(ImageVariables, request.On(Spec.Variables).Select(v => KeyValuePair.Create(v.Key, _places.Fill(v.Value)))),
        Folder = PathOf(request.WorkingPlace),
        WallLimit = request.WallLimit,
        CpuLimit = request.CpuLimit,
        User = Uid,
        Group = Uid,
        Limits = [AgentResourceLimit.FileSize(Spec.Limits.FileBytes), AgentResourceLimit.Core(0), AgentResourceLimit.OpenFiles(OpenFiles)],
        OutputLimitBytes = Spec.Limits.OutputBytes,
        StandardInput = request.StandardInput,
        Exchange = request.Exchange,
        Scratch = ContainerPlaces.Scratch,
        Options = AgentOptions.Session | AgentOptions.NoNewPrivileges | AgentOptions.DieWithAgent | AgentOptions.OwnUser,
    };
}
