using System.Collections.Immutable;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;

namespace Bench.Scoring.Sittings;

/// <summary>The samples of one sitting, checked and sorted by arm.</summary>
public sealed record SittingSamples
{
    private SittingSamples(TaskId task, string sitting, ImmutableArray<ArmSamples> arms)
    {
        Task = task;
        Sitting = sitting;
        Arms = arms;
        Base = arms.Single(arm => arm.Kind == ArmKind.Base);
        Control = arms.SingleOrDefault(arm => arm.Kind == ArmKind.Control);
        Expert = arms.SingleOrDefault(arm => arm.Kind == ArmKind.Expert);
    }

    /// <summary>Task that was measured.</summary>
    public TaskId Task { get; }

    /// <summary>Identity of the sitting.</summary>
    public string Sitting { get; }

    /// <summary>Every arm, by part (base, control, expert, candidates), then by name.</summary>
    public ImmutableArray<ArmSamples> Arms { get; }

    /// <summary>The base arm.</summary>
    public ArmSamples Base { get; }

    /// <summary>The control arm; null when the sitting had none.</summary>
    public ArmSamples? Control { get; }

    /// <summary>The expert arm; null when the sitting had none.</summary>
    public ArmSamples? Expert { get; }

    /// <summary>Checks and sorts samples. Negative rotations are warm-up: checked, then dropped.</summary>
    /// <param name="samples">All samples of one sitting, in any order.</param>
    /// <exception cref="SampleRefusedException">A time is not positive, or a sample contradicts another.</exception>
    /// <exception cref="ArgumentException">There is no sample, or an arm that must be single is not.</exception>
    public static SittingSamples Of(IReadOnlyCollection<Sample> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var first = samples.FirstOrDefault() ?? throw new ArgumentException("A sitting without samples cannot be analysed.", nameof(samples));
        var arms = new SortedDictionary<(ArmKind, string), ImmutableSortedDictionary<int, Sample>.Builder>();
        foreach (var sample in samples)
        {
            Check(sample, first);
            if (!arms.TryGetValue((sample.Kind, sample.Arm), out var rotations))
            {
                arms.Add((sample.Kind, sample.Arm), rotations = ImmutableSortedDictionary.CreateBuilder<int, Sample>());
            }

            if (sample.Rotation >= 0 && !rotations.TryAdd(sample.Rotation, sample))
            {
                throw new SampleRefusedException(sample, "the arm already has a sample in this rotation.");
            }
        }

        if (Problem([.. arms.Keys]) is { } problem)
        {
            throw new ArgumentException(problem, nameof(samples));
        }

        return new SittingSamples(
            first.Task, first.Sitting, [.. arms.Select(arm => new ArmSamples(arm.Key.Item2, arm.Key.Item1, arm.Value.ToImmutable()))]);
    }

    private static void Check(Sample sample, Sample first)
    {
        var problem = sample switch
        {
            { CallNanoseconds: <= 0 } => $"the call took {sample.CallNanoseconds} ns; a time is more than 0.",
            { StartNanoseconds: < 0 } => $"the start took {sample.StartNanoseconds} ns; a time is not negative.",
            { SetupNanoseconds: < 0 } => $"the setup took {sample.SetupNanoseconds} ns; a time is not negative.",
            { CpuNanoseconds: < 0 } => $"the CPU time is {sample.CpuNanoseconds} ns; a time is not negative.",
            { PeakKiB: < 0 } => $"the peak memory is {sample.PeakKiB} KiB; a size is not negative.",
            _ when sample.Task != first.Task => $"the other samples are of {first.Task}.",
            _ when sample.Sitting != first.Sitting => $"the other samples are of sitting '{first.Sitting}'.",
            _ => null,
        };
        if (problem is not null)
        {
            throw new SampleRefusedException(sample, problem);
        }
    }

    private static string? Problem(IReadOnlyCollection<(ArmKind Kind, string Arm)> arms)
    {
        if (arms.All(arm => arm.Kind != ArmKind.Base))
        {
            return "A sitting needs a base arm.";
        }

        var single = arms.Where(arm => arm.Kind != ArmKind.Candidate).CountBy(arm => arm.Kind).FirstOrDefault(kind => kind.Value > 1);
        if (single.Value > 1)
        {
            return $"A sitting has one {single.Key} arm, but the samples have {single.Value}.";
        }

        var mixed = arms.CountBy(arm => arm.Arm, StringComparer.Ordinal).FirstOrDefault(name => name.Value > 1);
        return mixed.Value > 1 ? $"Arm '{mixed.Key}' plays more than one part in its samples." : null;
    }
}
