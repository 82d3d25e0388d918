namespace Bench.Leaderboard.Status;

/// <summary>A worker of the site.</summary>
/// <param name="Name">Its name; text from outside.</param>
/// <param name="MachineClass">Class of its machine.</param>
/// <param name="LastHeard">When it last reported.</param>
public sealed record WorkerState(string Name, string MachineClass, DateTimeOffset LastHeard);
