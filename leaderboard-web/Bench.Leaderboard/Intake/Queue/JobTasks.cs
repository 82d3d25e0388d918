using System.Collections.Concurrent;
using System.Collections.Immutable;
using Bench.Contracts.Documents;
using Bench.Contracts.Predictions;
using Bench.Contracts.Tasks;
using Bench.Leaderboard.Intake.Store;

namespace Bench.Leaderboard.Intake.Queue;

/// <summary>Which tasks a job asks for, so that nobody is given one that it cannot measure. Read out of what was handed in, once while a job waits.</summary>
/// <param name="jobs">The queue.</param>
/// <param name="files">What was handed in.</param>
internal sealed class JobTasks(JobStore jobs, IncomingFiles files)
{
    private readonly ConcurrentDictionary<Guid, ImmutableHashSet<string>> _known = new();

    /// <summary>The waiting jobs that a worker cannot do.</summary>
    /// <param name="held">Tasks that the worker has; those of a worker that does not say so are not asked for.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<ImmutableHashSet<Guid>> BeyondAsync(ImmutableArray<TaskId> held, CancellationToken cancellationToken)
    {
        if (held.IsDefault)
        {
            return [];
        }

        var waiting = jobs.Waiting();
        foreach (var over in _known.Keys.Except(waiting))
        {
            _known.TryRemove(over, out _);
        }

        var names = held.Select(task => task.Value).ToImmutableHashSet(StringComparer.Ordinal);
        var beyond = ImmutableHashSet.CreateBuilder<Guid>();
        foreach (var job in waiting)
        {
            if (!_known.TryGetValue(job, out var asked))
            {
                _known[job] = asked = await AskedAsync(files.PathOf(job), cancellationToken);
            }

            if (!asked.IsSubsetOf(names))
            {
                beyond.Add(job);
            }
        }

        return beyond.ToImmutable();
    }

    /// <summary>None where the file is lost: who takes the job is told.</summary>
    private static async Task<ImmutableHashSet<string>> AskedAsync(string path, CancellationToken cancellationToken)
    {
        var asked = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        if (File.Exists(path))
        {
            await foreach (var line in PredictionReader.ReadAsync(path, cancellationToken))
            {
                if (line is LineReading<Prediction>.Good(_, var prediction))
                {
                    asked.Add(prediction.InstanceId);
                }
            }
        }

        return asked.ToImmutable();
    }
}
