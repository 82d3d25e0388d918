using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Submissions;
using Bench.Evaluation.Shell;
using Bench.Harness.Commands;
using Bench.Sandbox.Machines;

namespace Bench.Harness.Queueing;

/// <summary>Takes jobs from a site's queue, one after the other, until it is stopped.</summary>
/// <param name="request">What the worker was told.</param>
/// <param name="client">The site.</param>
/// <param name="error">Where messages go.</param>
/// <param name="clock">Clock of the machine.</param>
internal sealed class WorkerSession(WorkerRequest request, SiteClient client, TextWriter error, TimeProvider clock)
{
    private const int WaitSeconds = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Works.</summary>
    /// <returns>The exit code: of the one job when there is to be one, else of having been stopped.</returns>
    /// <exception cref="WrongUseException">The tasks cannot be used, or the token is not good.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var tasks = Catalogs.Read(request.Tasks).Tasks.Values.Select(task => task.Id).OrderBy(task => task.Value, StringComparer.Ordinal).ToImmutableArray();
        var lease = new LeaseRequest(request.Name, MachineClass.Of(MachineProbe.Read()), WaitSeconds, tasks);
        await error.WriteLineAsync($"bench: worker '{request.Name}' on a machine of the class {lease.MachineClass}, {tasks.Length} tasks; waiting for a job (Ctrl-C stops it)");
        try
        {
            while (true)
            {
                if (await LeaseAsync(lease, cancellationToken) is not { } job)
                {
                    continue;
                }

                await error.WriteLineAsync($"bench: job {job.Receipt}, try {job.Try}{(job.IsSecondMachine ? ", as the second class of machine" : "")}");
                var outcome = await new JobRun(request, client, job, error, clock).RunAsync(cancellationToken);
                await error.WriteLineAsync("bench: " + Sentence(outcome));
                if (request.IsOnce)
                {
                    return outcome.IsOver ? ExitCode.Done : ExitCode.Fault;
                }

                if (!outcome.IsOver)
                {
                    // What is broken here may be so for a while: another worker should have the next turn.
                    await Task.Delay(Pause, clock, cancellationToken);
                }
            }
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("bench: stopped; no job is held");
            return ExitCode.Done;
        }
    }

    private async Task<LeasedJob?> LeaseAsync(LeaseRequest lease, CancellationToken cancellationToken)
    {
        try
        {
            return await client.LeaseAsync(lease, cancellationToken);
        }
        catch (SiteRefusalException refused) when (refused.IsToken)
        {
            throw new WrongUseException($"--token-file: {refused.Message}", refused);
        }
        catch (Exception unreached) when (unreached is HttpRequestException or IOException)
        {
            await error.WriteLineAsync($"bench: the queue does not answer ({PlainText.Of(unreached.Message)}); asking again in {Pause.TotalSeconds:F0} s");
            await Task.Delay(Pause, clock, cancellationToken);
            return null;
        }
    }

    private static string Sentence(JobOutcome outcome) => outcome switch
    {
        JobOutcome.Measured(var receipt) => receipt.State == SubmissionState.Published ? $"published {string.Join(", ", receipt.Submissions)}" : $"brought; the site says: {receipt.State}, {receipt.Steps[^1].Detail}",
        JobOutcome.Known(var address) => $"the run is published already, with other logs or patches: {address} stands for it, and the job is over",
        JobOutcome.Returned({ Code: { } code } reason) => $"given back: {code.Name()}, {reason.Detail}",
        JobOutcome.Returned => "given back",
        _ => "the lease has ended; the job is another worker's",
    };
}
