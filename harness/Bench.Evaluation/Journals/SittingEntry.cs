using System.Collections.Immutable;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;

namespace Bench.Evaluation.Journals;

/// <summary>A sitting as the journal keeps it.</summary>
/// <param name="Id">Identity within the run.</param>
/// <param name="Task">Task that was measured.</param>
/// <param name="Seed">Its secret, in hex.</param>
/// <param name="Conditions">How steady the machine was.</param>
/// <param name="Samples">Its samples in the order in which they were taken.</param>
public sealed record SittingEntry(string Id, TaskId Task, string Seed, SittingConditions Conditions, ImmutableArray<Sample> Samples);
