using System.Collections.Immutable;
using Bench.Contracts.Tasks;

namespace Bench.Harness.Reporting.Html;

/// <summary>A task of a run with its results.</summary>
/// <param name="Id">Identity of its section within the page.</param>
/// <param name="Task">The task.</param>
/// <param name="Candidates">Its results, in the order of the file.</param>
internal sealed record TaskView(string Id, TaskId Task, ImmutableArray<CandidateView> Candidates);
