using Bench.Leaderboard.Data;
using Bench.Leaderboard.Intake.Queue;
using Bench.Leaderboard.Intake.Uploads;
using Microsoft.Data.Sqlite;

namespace Bench.Leaderboard.Intake;

/// <summary>Goes on with what the last stop of the site interrupted, and takes jobs back from workers that have fallen silent.</summary>
/// <param name="uploads">What was handed in.</param>
/// <param name="runs">What workers brought.</param>
/// <param name="jobs">The queue.</param>
/// <param name="bell">Rings when a job is free.</param>
/// <param name="dataset">What is on the board; before it is read nothing can be checked.</param>
/// <param name="services">The clock, and where trouble is told.</param>
internal sealed class IntakeWatch(UploadDesk uploads, RunDesk runs, JobStore jobs, QueueBell bell, DatasetHolder dataset, IServiceProvider services) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var log = services.GetRequiredService<ILogger<IntakeWatch>>();
        var isResumed = false;
        using var tick = new PeriodicTimer(Look, services.GetRequiredService<TimeProvider>());
        try
        {
            do
            {
                isResumed = await LookAsync(isResumed, log, stoppingToken);
            }
            while (await tick.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site is stopped; what is not done is done by the next start.
        }
    }

    private async Task<bool> LookAsync(bool isResumed, ILogger<IntakeWatch> log, CancellationToken cancellationToken)
    {
        try
        {
            if (!isResumed && dataset.IsUpToDate)
            {
                runs.Resume();
                await uploads.ResumeAsync(cancellationToken);
                isResumed = true;
            }

            if (jobs.Expire())
            {
                bell.Ring();
            }
        }
        catch (Exception trouble) when (trouble is SqliteException or IOException or UnauthorizedAccessException)
        {
            log.LogWarning("The intake cannot go on now: {Message}", trouble.Message);
        }

        return isResumed;
    }
}
