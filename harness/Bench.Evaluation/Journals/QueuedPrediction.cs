using Bench.Contracts.Tasks;

namespace Bench.Evaluation.Journals;

/// <summary>A prediction that was taken in.</summary>
/// <param name="Task">Task it is for.</param>
/// <param name="Model">Who made it.</param>
/// <param name="Attempt">Number of the attempt.</param>
/// <param name="Patch">The patch as it was submitted.</param>
/// <param name="Place">Place in the predictions file; results keep this order.</param>
public sealed record QueuedPrediction(TaskId Task, string Model, int Attempt, string Patch, long Place);
