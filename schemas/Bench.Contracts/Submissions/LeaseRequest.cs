using System.Collections.Immutable;
using Bench.Contracts.Documents;
using Bench.Contracts.Tasks;

namespace Bench.Contracts.Submissions;

/// <summary>A worker asks the queue for a job.</summary>
/// <param name="Worker">Name of the worker, for people.</param>
/// <param name="MachineClass">Class of its machine: what another class has measured may be measured here once more.</param>
/// <param name="WaitSeconds">How long the answer may wait for a job to come; the queue may answer sooner.</param>
/// <param name="Tasks">Tasks that the worker has: only jobs that ask for no other are given to it. Any job is, when they are not said.</param>
public sealed record LeaseRequest(
    [property: Shape(TextPatterns.Name, TextPatterns.NameWords)] string Worker,
    [property: Shape(TextPatterns.Name, TextPatterns.NameWords)] string MachineClass,
    [property: Bounds(0, 60)] int WaitSeconds = 0,
    ImmutableArray<TaskId> Tasks = default);
