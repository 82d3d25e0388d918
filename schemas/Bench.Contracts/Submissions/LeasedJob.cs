using Bench.Contracts.Documents;

namespace Bench.Contracts.Submissions;

/// <summary>A job that a worker holds. It is another's when the lease ends without a heartbeat.</summary>
/// <param name="Schema">Always <c>bench/job/v1</c>.</param>
/// <param name="Lease">Identity of the lease; every later call names it.</param>
/// <param name="Receipt">Identity of the receipt that the predictions belong to.</param>
/// <param name="Sha256">Digest of the predictions file, lower-case hex.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Try">Number of this try, from 1.</param>
/// <param name="LeaseSeconds">How long the lease lasts without a heartbeat.</param>
/// <param name="IsSecondMachine">Whether another class of machine has measured it before.</param>
public sealed record LeasedJob(
    [property: Constant(LeasedJob.SchemaName)] string Schema,
    string Lease,
    string Receipt,
    string Sha256,
    [property: Bounds(0, long.MaxValue)] long Bytes,
    [property: Bounds(1, 100)] int Try,
    [property: Bounds(1, 86_400)] int LeaseSeconds,
    bool IsSecondMachine = false)
{
    /// <summary>The value of <see cref="Schema"/> that this version reads and writes.</summary>
    public const string SchemaName = "bench/job/v1";
}
