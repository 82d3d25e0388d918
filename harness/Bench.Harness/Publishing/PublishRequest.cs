using Bench.Contracts.Publications;

namespace Bench.Harness.Publishing;

/// <summary>What <c>bench publish</c> is told about a run.</summary>
/// <param name="Run">Folder of the run.</param>
/// <param name="Level">How far it has been checked.</param>
/// <param name="Tasks">A task's folder or a folder of tasks that is published along; null for none.</param>
/// <param name="About">What is said of every model of the run: id, model and name are each model's own.</param>
/// <param name="Name">Name to show, for a run of one model; null for the model's own.</param>
/// <param name="Again">Whether to publish it although another run with the same results and samples is.</param>
internal sealed record PublishRequest(string Run, PublicationLevel Level, string? Tasks, PublishedSubmission About, string? Name, bool Again = false);
