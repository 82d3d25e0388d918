namespace Bench.Leaderboard.Intake.Queue;

/// <summary>A job that a worker holds.</summary>
/// <param name="Lease">Identity of the lease.</param>
/// <param name="Submission">The receipt that it is about.</param>
/// <param name="Try">Number of this try, from 1.</param>
/// <param name="Holder">Id of the worker's token.</param>
/// <param name="Machine">Class of the worker's machine.</param>
/// <param name="IsSecond">Whether another class has measured it before.</param>
internal sealed record HeldJob(Guid Lease, Guid Submission, int Try, string Holder, string Machine, bool IsSecond);
