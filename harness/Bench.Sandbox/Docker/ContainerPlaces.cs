using System.Collections.Immutable;

namespace Bench.Sandbox.Docker;

/// <summary>Where a container shows the places of a cell.</summary>
internal static class ContainerPlaces
{
    /// <summary>The only folders that can be written to beside writable mounts; in memory, and emptied after each process.</summary>
    public static ImmutableArray<string> Scratch { get; } = ["/tmp", "/dev/shm"];

    /// <summary>Path of a place inside.</summary>
    public static string PathOf(CellPlace place) => place switch
    {
        CellPlace.Repo => "/bench/repo",
        CellPlace.Task => "/bench/task",
        CellPlace.Tools => "/bench/tools",
        CellPlace.Prepared => "/bench/prepared",
        CellPlace.Out => "/bench/out",
        _ => throw new ArgumentOutOfRangeException(nameof(place), place, "There is no such place."),
    };
}
