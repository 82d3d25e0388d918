using System.Collections.Immutable;
using Bench.Contracts.Documents;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Predictions;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Journals;
using Bench.Evaluation.Tasks;

namespace Bench.Evaluation.Runs;

/// <summary>What was read of a predictions file.</summary>
/// <param name="Predictions">Predictions of known tasks, in the order of the file.</param>
/// <param name="Refused">Lines that were not taken, with the reason; the rest goes on.</param>
public sealed record PredictionIntake(ImmutableArray<QueuedPrediction> Predictions, ImmutableArray<RefusedLine> Refused)
{
    /// <summary>Reads a predictions file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="catalog">The tasks.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<PredictionIntake> ReadAsync(string path, TaskCatalog catalog, CancellationToken cancellationToken)
    {
        var predictions = ImmutableArray.CreateBuilder<QueuedPrediction>();
        var refused = ImmutableArray.CreateBuilder<RefusedLine>();
        await foreach (var line in PredictionReader.ReadAsync(path, cancellationToken))
        {
            switch (line)
            {
                case LineReading<Prediction>.Bad(var number, var error):
                    refused.Add(new RefusedLine(number, ReasonCode.UploadMalformed, error.ToString()));
                    break;
                case LineReading<Prediction>.Good(var number, var prediction) when !catalog.Tasks.ContainsKey(prediction.InstanceId):
                    refused.Add(new RefusedLine(number, ReasonCode.UnknownInstance, $"{path}:{number}: /instance_id: found '{Shown(prediction.InstanceId)}', which is not among the tasks; expected {Expected(catalog)}"));
                    break;
                case LineReading<Prediction>.Good(var number, var prediction):
                    predictions.Add(new QueuedPrediction(TaskId.Parse(prediction.InstanceId), prediction.ModelNameOrPath, prediction.Attempt, prediction.ModelPatch, number));
                    break;
                default:
                    throw new InvalidOperationException("unknown line");
            }
        }

        return new PredictionIntake(predictions.ToImmutable(), refused.ToImmutable());
    }

    /// <summary>Every task's own expert patch, or no change at all, as predictions.</summary>
    /// <param name="catalog">The tasks.</param>
    /// <param name="model">Name that the predictions carry.</param>
    /// <param name="patchOf">Patch of a task.</param>
    public static async Task<PredictionIntake> BuiltInAsync(TaskCatalog catalog, string model, Func<LoadedTask, Task<string>> patchOf)
    {
        var predictions = ImmutableArray.CreateBuilder<QueuedPrediction>();
        foreach (var task in catalog.Tasks.Values)
        {
            predictions.Add(new QueuedPrediction(task.Id, model, Attempt: 0, await patchOf(task), predictions.Count + 1));
        }

        return new PredictionIntake(predictions.ToImmutable(), []);
    }

    private static string Expected(TaskCatalog catalog) =>
        catalog.Tasks.Count <= 5 ? string.Join(" or ", catalog.Tasks.Keys) : $"one of {catalog.Tasks.Count} ids such as {catalog.Tasks.Keys.First()}";

    private static string Shown(string text)
    {
        var shown = string.Concat(text.Take(80).Select(character => char.IsControl(character) ? '?' : character));
        return text.Length > 80 ? shown + "…" : shown;
    }
}
