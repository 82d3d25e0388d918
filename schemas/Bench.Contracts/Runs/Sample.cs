using Bench.Contracts.Documents;
using Bench.Contracts.Tasks;

namespace Bench.Contracts.Runs;

/// <summary>One timed call in a fresh process; a line of <c>samples.jsonl</c>. All times are nanoseconds of the agent's monotonic clock.</summary>
/// <param name="Task">Task that was measured.</param>
/// <param name="Sitting">Identity of the sitting within the run.</param>
/// <param name="Arm">Name of the arm: <c>base</c>, <c>control</c>, <c>expert</c>, or the <c>arm</c> of a candidate's result.</param>
/// <param name="Kind">Part of the arm.</param>
/// <param name="Rotation">Number of the rotation, from 0; negative for the discarded warm-up rotations.</param>
/// <param name="Order">Place within the rotation, from 0.</param>
/// <param name="Seed">Seed of the input, the same for all arms of a rotation.</param>
/// <param name="StartNanoseconds">From spawn to READY.</param>
/// <param name="SetupNanoseconds">From SETUP to SET.</param>
/// <param name="CallNanoseconds">From GO to the last byte of the answer; spawn to exit for a self-timed workload.</param>
/// <param name="CpuNanoseconds">User and system time of the sample's processes.</param>
/// <param name="PeakKiB">Largest resident set of the sample's processes, in KiB.</param>
/// <param name="AnswerSha256">SHA-256 of the answer's bytes, lower-case hex.</param>
/// <param name="At">When the sample began, nanoseconds since the sitting began.</param>
public sealed record Sample(
    TaskId Task,
    string Sitting,
    string Arm,
    ArmKind Kind,
    int Rotation,
    [property: Bounds(0, int.MaxValue)] int Order,
    [property: Bounds(0, TextPatterns.GreatestSeed)] ulong Seed,
    [property: Bounds(0, long.MaxValue)] long StartNanoseconds,
    [property: Bounds(0, long.MaxValue)] long SetupNanoseconds,
    [property: Bounds(1, long.MaxValue)] long CallNanoseconds,
    [property: Bounds(0, long.MaxValue)] long CpuNanoseconds,
    [property: Bounds(0, long.MaxValue)] long PeakKiB,
    [property: Shape("^([0-9a-f]{64})?$", "64 lower-case hexadecimal digits, or nothing")] string AnswerSha256,
    long At);
