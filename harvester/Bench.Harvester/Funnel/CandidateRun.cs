using System.Collections.Immutable;
using Bench.Evaluation.Environments;
using Bench.Evaluation.Sources;
using Bench.Sandbox;

namespace Bench.Harvester.Funnel;

/// <summary>Takes candidates through the stages behind Filter, several side by side, the best ranked first.</summary>
/// <param name="folder">Folder of the harvest.</param>
/// <param name="stages">The stages, in order.</param>
/// <param name="store">Keeps the verdicts.</param>
/// <param name="observer">Hears what is done.</param>
/// <param name="clock">Clock of the machine.</param>
internal sealed class CandidateRun(string folder, ImmutableArray<IStage> stages, HarvestStore store, IHarvestObserver observer, TimeProvider clock)
{
    /// <summary>Faults one after the other after which the machine, and no candidate, is to blame.</summary>
    private const int MostFaults = 3;

    private int _faultsInARow;
    private int _faults;

    /// <summary>Judges candidates.</summary>
    /// <param name="numbers">Their numbers, in the order in which they are begun.</param>
    /// <param name="workers">Candidates side by side.</param>
    /// <param name="cancellationToken">Stops it; verdicts that were given are kept.</param>
    /// <returns>Number of candidates that ended in a fault and are left for the next start.</returns>
    public async Task<int> RunAsync(ImmutableArray<int> numbers, int workers, CancellationToken cancellationToken)
    {
        var sideBySide = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(numbers, sideBySide, async (number, token) =>
        {
            try
            {
                await JudgeAsync(number, token);
                Interlocked.Exchange(ref _faultsInARow, 0);
            }
            catch (Exception fault) when (fault is SandboxFaultException or SourceException or EnvironmentException or IOException)
            {
                Interlocked.Increment(ref _faults);
                observer.Said($"#{number}: fault, left for the next start: {fault.Message}");
                if (Interlocked.Increment(ref _faultsInARow) >= MostFaults)
                {
                    throw;
                }
            }
            finally
            {
                store.NoteStopped(number);
            }
        });
        return _faults;
    }

    private async Task JudgeAsync(int number, CancellationToken cancellationToken)
    {
        var verdicts = store.Verdicts(number).Select(kept => kept.Verdict).ToImmutableArray();
        var request = store.Find(number) ?? throw new InvalidOperationException($"#{number} is ranked and was not mined");
        var draft = store.LastDraft(number);
        foreach (var stage in stages)
        {
            if (verdicts[^1] is { Accepted: false })
            {
                return;
            }

            if (!verdicts.Any(verdict => verdict.Stage == stage.Stage))
            {
                var candidate = new Candidate(request, verdicts, draft, FolderOf(number, stage.Stage));
                (var verdict, draft) = await RunAsync(stage, candidate, cancellationToken);
                verdicts = verdicts.Add(verdict);
            }
        }
    }

    private async Task<StageResult> RunAsync(IStage stage, Candidate candidate, CancellationToken cancellationToken)
    {
        var number = candidate.PullRequest.Number;
        var log = HarvestFiles.Log(folder, number, stage.Stage);
        Directory.CreateDirectory(Path.GetDirectoryName(log)!);
        await using var lines = new StreamWriter(log, append: false);
        var began = clock.GetTimestamp();
        store.NoteRunning(number, stage.Stage, "begins");
        var result = await stage.JudgeAsync(candidate, new StepReport(lines, step => Say(number, stage.Stage, step)), cancellationToken);
        await lines.WriteLineAsync($"{(result.Verdict.Accepted ? "accepted" : "rejected")}: {result.Verdict.Reason}: {result.Verdict.Detail}");
        store.Keep(number, result, Math.Round(clock.GetElapsedTime(began).TotalMilliseconds));
        observer.Judged(number, result.Verdict);
        return result;
    }

    private void Say(int number, Stage stage, string step)
    {
        store.NoteRunning(number, stage, step);
        observer.Step(number, stage, step);
    }

    /// <summary>The candidate's own folder. The first stage behind Filter finds it empty, whatever an earlier start left there.</summary>
    private string FolderOf(int number, Stage stage)
    {
        var own = HarvestFiles.Work(folder, number);
        if (stage == Stage.Build && Directory.Exists(own))
        {
            Directory.Delete(own, recursive: true);
        }

        Directory.CreateDirectory(own);
        return own;
    }
}
