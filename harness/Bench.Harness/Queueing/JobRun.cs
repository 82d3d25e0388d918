using System.Net;
using Bench.Contracts.Documents;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Contracts.Submissions;
using Bench.Evaluation.Environments;
using Bench.Evaluation.Journals;
using Bench.Evaluation.Shell;
using Bench.Evaluation.Sources;
using Bench.Harness.Evaluating;
using Bench.Sandbox;
using Bench.Sandbox.Folders;
using Bench.Scoring.Runs;

namespace Bench.Harness.Queueing;

/// <summary>One job: the same evaluation as <c>bench evaluate</c>, with its progress sent to the queue.</summary>
/// <param name="request">What the worker was told.</param>
/// <param name="client">The site.</param>
/// <param name="job">The job.</param>
/// <param name="error">Where messages go.</param>
/// <param name="clock">Clock of the machine.</param>
internal sealed class JobRun(WorkerRequest request, SiteClient client, LeasedJob job, TextWriter error, TimeProvider clock)
{
    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(15);

    // A fault leaves the folder: the next try of the same job here goes on from its journal.
    private readonly string _folder = Path.Combine(request.Data, "jobs", Guid.Parse(job.Receipt).ToString("D"));

    /// <summary>Does the job. A worker that is stopped gives it back.</summary>
    /// <exception cref="OperationCanceledException">The worker was stopped; the job was given back.</exception>
    public async Task<JobOutcome> RunAsync(CancellationToken cancellationToken)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var ended = new CancellationTokenSource();
        var observer = new ReportingObserver();
        var reports = KeepReportingAsync(observer, lost, ended.Token);
        try
        {
            var fault = await EvaluateAsync(observer, lost.Token);
            await ended.CancelAsync();
            await reports;
            if (lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                return new JobOutcome.Lost();
            }

            return fault is null ? await BringAsync(cancellationToken) : await ReturnAsync(fault);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new JobOutcome.Lost();
        }
        catch (OperationCanceledException)
        {
            await ReturnAsync(new JobReturn());
            throw;
        }
        finally
        {
            await ended.CancelAsync();
            await reports;
        }
    }

    /// <summary>Evaluates.</summary>
    /// <returns>Why there is no run to bring; null when there is one.</returns>
    private async Task<JobReturn?> EvaluateAsync(ReportingObserver observer, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(_folder);
            var predictions = Path.Combine(_folder, "predictions.jsonl");
            await client.DownloadAsync(job, predictions, cancellationToken);
            if (await PublishedFiles.DigestAsync(predictions, cancellationToken) != job.Sha256)
            {
                return new JobReturn(ReasonCode.InfraError, "the predictions arrived with another digest than the queue states");
            }

            var evaluation = new EvaluationRequest(request.Tasks, predictions, Run, request.Sandbox, Workers: null, request.Plan);
            var code = await new EvaluationSession(evaluation, new JobObservers(observer, new PlainObserver(error, clock)), error, clock).RunAsync(cancellationToken);
            return code == ExitCode.Fault ? await FaultAsync(cancellationToken) : null;
        }
        catch (Exception fault) when (fault is WrongUseException or SandboxFaultException or JournalFaultException or JournalBusyException or RunFolderException
            or SourceException or EnvironmentException or UnauthorizedAccessException or HttpRequestException
            || (fault is IOException and not SiteRefusalException { Status: HttpStatusCode.Gone }))
        {
            // The submitter reads it, whom this machine's folders do not concern.
            return new JobReturn(ReasonCode.InfraError, PlainText.Of(fault.Message.Replace(_folder, "the job's folder", StringComparison.Ordinal).Replace(request.Tasks, "the tasks' folder", StringComparison.Ordinal).ReplaceLineEndings(" ")));
        }
    }

    private string Run => Path.Combine(_folder, "run");

    private async Task<JobReturn> FaultAsync(CancellationToken cancellationToken)
    {
        await foreach (var line in RunReader.ReadResultsAsync(Path.Combine(Run, RunReader.ResultsName), cancellationToken))
        {
            if (line is LineReading<TaskResult>.Good(_, { Outcome: OutcomeKind.Fault, Reasons: [var reason, ..] } result))
            {
                return new JobReturn(reason.Code, PlainText.Of($"{result.Task}: {reason.Detail}"));
            }
        }

        return new JobReturn(ReasonCode.InfraError, "the evaluation ended in a fault");
    }

    private async Task<JobOutcome> BringAsync(CancellationToken cancellationToken)
    {
        var bundle = Path.Combine(_folder, "run.tar.gz");
        await RunBundle.PackAsync(Run, bundle, cancellationToken);
        try
        {
            var receipt = await client.BringAsync(job, bundle, cancellationToken);
            TreeRemoval.Remove(_folder);
            return new JobOutcome.Measured(receipt);
        }
        catch (SiteRefusalException refused) when (refused.Published is not null)
        {
            TreeRemoval.Remove(_folder);
            return new JobOutcome.Known(refused.Published);
        }
        catch (SiteRefusalException gone) when (gone.Status == HttpStatusCode.Gone)
        {
            return new JobOutcome.Lost();
        }
        catch (Exception refused) when (refused is IOException or HttpRequestException)
        {
            return await ReturnAsync(new JobReturn(ReasonCode.InfraError, PlainText.Of($"the run was not taken: {refused.Message}")));
        }
    }

    /// <summary>Gives the job back. When that does not reach the site, the lease ends by itself.</summary>
    private async Task<JobOutcome> ReturnAsync(JobReturn reason)
    {
        using var deadline = new CancellationTokenSource(Goodbye, clock);
        try
        {
            await client.ReturnAsync(job, reason, deadline.Token);
        }
        catch (Exception unreached) when (unreached is HttpRequestException or IOException or OperationCanceledException)
        {
            await error.WriteLineAsync("bench: the site was not reached; the lease of the job ends by itself");
        }

        return new JobOutcome.Returned(reason);
    }

    /// <summary>Sends what is new, and a sign of life when nothing is. Stops the work when the lease has ended.</summary>
    private async Task KeepReportingAsync(ReportingObserver observer, CancellationTokenSource lost, CancellationToken cancellationToken)
    {
        using var tick = new PeriodicTimer(ReportEvery, clock);
        var beat = TimeSpan.FromSeconds(job.LeaseSeconds / 4.0);
        var last = clock.GetTimestamp();
        var isOver = false;
        while (!isOver)
        {
            isOver = !await TickAsync(tick, cancellationToken);
            try
            {
                while (observer.Take() is { } report)
                {
                    await client.ReportAsync(job, report, CancellationToken.None);
                    last = clock.GetTimestamp();
                }

                if (!isOver && clock.GetElapsedTime(last) > beat)
                {
                    await client.HeartbeatAsync(job, CancellationToken.None);
                    last = clock.GetTimestamp();
                }
            }
            catch (SiteRefusalException gone) when (gone.Status == HttpStatusCode.Gone)
            {
                await lost.CancelAsync();
                return;
            }
            catch (Exception unreached) when (unreached is HttpRequestException or IOException or OperationCanceledException)
            {
                // The next tick tries again; when the site stays away, the lease ends.
            }
        }
    }

    private static async Task<bool> TickAsync(PeriodicTimer tick, CancellationToken cancellationToken)
    {
        try
        {
            return await tick.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
