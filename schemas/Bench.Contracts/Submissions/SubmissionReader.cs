using Bench.Contracts.Documents;

namespace Bench.Contracts.Submissions;

/// <summary>Reads what workers, submitters and the site say to each other, as strictly as a task is read.</summary>
public static class SubmissionReader
{
    private const string Body = "body";

    /// <summary>Reads a worker's question for a job.</summary>
    public static DocumentReading<LeaseRequest> ReadLeaseRequest(ReadOnlySpan<byte> utf8) => DocumentReader.Read<LeaseRequest>(utf8, Body, static _ => []);

    /// <summary>Reads the job that the queue answered with.</summary>
    public static DocumentReading<LeasedJob> ReadJob(ReadOnlySpan<byte> utf8) => DocumentReader.Read<LeasedJob>(utf8, Body, static _ => []);

    /// <summary>Reads what a worker reports.</summary>
    public static DocumentReading<JobReport> ReadReport(ReadOnlySpan<byte> utf8) => DocumentReader.Read<JobReport>(utf8, Body, Broken);

    /// <summary>Reads why a worker gives a job back.</summary>
    public static DocumentReading<JobReturn> ReadReturn(ReadOnlySpan<byte> utf8) => DocumentReader.Read<JobReturn>(utf8, Body, static _ => []);

    /// <summary>Reads a receipt.</summary>
    public static DocumentReading<Receipt> ReadReceipt(ReadOnlySpan<byte> utf8) => DocumentReader.Read<Receipt>(utf8, Body, static _ => []);

    private static IEnumerable<(string Pointer, string Problem, string Expected)> Broken(JobReport report)
    {
        if (report.State is < SubmissionState.Apply or > SubmissionState.Measure)
        {
            yield return ("/state", "found a state that no worker reports", "apply, build, parity or measure");
        }
    }
}
