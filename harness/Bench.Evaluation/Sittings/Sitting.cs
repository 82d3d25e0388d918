using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Answers;
using Bench.Evaluation.Tasks;
using Bench.Evaluation.Workloads;
using Bench.Sandbox;
using Bench.Sandbox.Machines;
using Bench.Scoring.Decisions;

namespace Bench.Evaluation.Sittings;

/// <summary>
/// Times all arms of a task in mirrored rotations on one machine in one go. Every sample's answer is compared with base's answer to the same
/// seed; a candidate that breaks or answers wrong leaves the sitting, the others go on.
/// </summary>
public sealed class Sitting
{
    private const long FirstAnswerLimit = 256L << 20;
    private const int LogCharacters = 64 << 10;

    private readonly LoadedTask _task;
    private readonly string _id;
    private readonly ImmutableArray<SittingArm> _arms;
    private readonly SecretSeed _seed;
    private readonly SittingPlan _plan;
    private readonly TimeProvider _clock;
    private readonly WorkloadCommand _command;
    private readonly AnswerComparison _comparison;
    private readonly List<Sample> _samples = [];
    private readonly Dictionary<string, Reason> _dropped = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<Reason>> _remarks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _logs = new(StringComparer.Ordinal);
    private long _answerLimit = FirstAnswerLimit;
    private long _began;
    private long _timed;
    private CoreWatch? _watch;
    private TimeSpan _own;

    /// <summary>Makes a sitting; nothing runs yet.</summary>
    /// <param name="task">Task that is measured.</param>
    /// <param name="id">Identity of the sitting within the run.</param>
    /// <param name="arms">Base, control, expert and any number of candidates, each in a cell of its own.</param>
    /// <param name="seed">Secret drawn after the patches were frozen.</param>
    /// <param name="plan">How many rotations.</param>
    /// <param name="clock">Clock of the machine, for the budget and the order of samples; timings come from the agent.</param>
    public Sitting(LoadedTask task, string id, IEnumerable<SittingArm> arms, SecretSeed seed, SittingPlan plan, TimeProvider clock)
    {
        _task = task;
        _id = id;
        _arms = [.. arms];
        _seed = seed;
        _plan = plan;
        _clock = clock;
        _command = new WorkloadCommand(task);
        _comparison = task.Spec.Workload.Comparison ?? AnswerComparison.Exact;
    }

    /// <summary>Processors that the samples run on, watched for what others do on them; none to watch none.</summary>
    public ImmutableArray<int> MeasuringCpus { get; init; } = [];

    /// <summary>Runs the rotations.</summary>
    /// <exception cref="SandboxFaultException">A sandbox failed.</exception>
    public async Task<SittingRecord> RunAsync(IProgress<SittingProgress> progress, CancellationToken cancellationToken)
    {
        _began = _clock.GetTimestamp();
        for (var rotation = -_plan.WarmUps; ; rotation++)
        {
            if (rotation == 0)
            {
                _timed = _clock.GetTimestamp();
                _watch = CoreWatch.Start(MeasuringCpus);
                _own = TimeSpan.Zero;
            }

            if (await RotateAsync(rotation, cancellationToken) is { } fault)
            {
                return fault;
            }

            progress.Report(new SittingProgress(Math.Max(0, rotation + 1), _plan.Stopping.Cap, _arms.Length - _dropped.Count));
            if (NobodyLeft || (rotation >= 0 && IsEnough(rotation + 1)))
            {
                var conditions = HostRule.Conditions(_samples, _own, _watch?.BusyShare(), _clock.GetElapsedTime(_timed), Math.Max(1, MeasuringCpus.Length));
                return Record(conditions, await CountInstructionsAsync(cancellationToken));
            }
        }
    }

    private bool NobodyLeft => _dropped.Count > 0 && _arms.Count(arm => arm.Kind == ArmKind.Candidate) == _dropped.Count;

    private bool IsEnough(int rotations)
    {
        var elapsed = _clock.GetElapsedTime(_timed);
        if (!_plan.Stopping.IsLook(rotations) && elapsed < _plan.Budget)
        {
            return false;
        }

        var standing = _samples.Where(sample => !_dropped.ContainsKey(sample.Arm)).ToList();
        return _plan.Stopping.Look(standing, _plan.NoiseFloor, elapsed, _plan.Budget) is not null;
    }

    /// <summary>One sample of each arm; then the answers are compared.</summary>
    private async Task<SittingRecord.Faulted?> RotateAsync(int rotation, CancellationToken cancellationToken)
    {
        ImmutableArray<ulong> seeds = [.. Enumerable.Range(0, _task.Spec.Workload.CallsPerSample).Select(call => _seed.InputSeed(rotation, call))];
        var variables = _seed.Variables(rotation);
        var answers = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var place = 0;
        foreach (var arm in _seed.Order(_arms.Length, rotation).Select(index => _arms[index]).Where(arm => !_dropped.ContainsKey(arm.Name)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var at = _clock.GetElapsedTime(_began);
            var request = _command.Sample(arm.Cell, seeds, arm.Kind == ArmKind.Candidate ? _answerLimit : FirstAnswerLimit) with { Variables = variables };
            var result = await arm.Cell.RunAsync(request, cancellationToken);
            _own += TimeSpan.FromMicroseconds(result.Usage.CpuNanoseconds / 1e3);
            switch (SampleReading.Of(result, _task.Spec.Workload.Runner))
            {
                case SampleReading.Broken(var reason) when arm.Kind == ArmKind.Candidate:
                    Drop(arm.Name, InPhase(reason, rotation), result);
                    break;
                case SampleReading.Broken(var reason):
                    return Fault(ReasonCode.BaselineUnstable, $"{arm.Name}: {reason.Detail}", result);
                case SampleReading.Answered answered:
                    answers[arm.Name] = answered.Answer;
                    _samples.Add(SampleOf(arm, (rotation, place++, seeds[0]), answered, result, at));
                    Remark(arm, result);
                    break;
                default:
                    throw new InvalidOperationException("unknown reading");
            }
        }

        return Compare(answers, rotation);
    }

    private Sample SampleOf(SittingArm arm, (int Rotation, int Place, ulong Seed) slot, SampleReading.Answered answered, SpawnResult result, TimeSpan at) => new(
        _task.Id,
        _id,
        arm.Name,
        arm.Kind,
        slot.Rotation,
        slot.Place,
        slot.Seed,
        answered.Start,
        answered.Setup,
        answered.Call,
        result.Usage.CpuNanoseconds,
        result.Usage.PeakKiB,
        Convert.ToHexStringLower(SHA256.HashData(answered.Answer.Span)),
        (long)(at.TotalMilliseconds * 1e6));

    /// <summary>Compares every answer of a rotation with base's.</summary>
    private SittingRecord.Faulted? Compare(Dictionary<string, ReadOnlyMemory<byte>> answers, int rotation)
    {
        var expected = answers[_arms.First(arm => arm.Kind == ArmKind.Base).Name];
        _answerLimit = (2L * expected.Length) + (1L << 20);
        foreach (var arm in _arms.Where(arm => arm.Kind != ArmKind.Base && answers.ContainsKey(arm.Name)))
        {
            if (Agreement(expected, answers[arm.Name]) is not AnswerAgreement.Different where)
            {
                continue;
            }

            if (arm.Kind != ArmKind.Candidate)
            {
                return Fault(ReasonCode.OracleError, $"{arm.Name} and base answer differently to the same seed: {where}", result: null);
            }

            Drop(arm.Name, InPhase(new Reason(ReasonCode.OutputMismatch, Phase.Timing, $"the answer differs from base's to the same seed: {where}"), rotation), result: null);
        }

        return null;
    }

    /// <summary>A self-timed workload answers with what it prints, which is compared byte by byte.</summary>
    private AnswerAgreement Agreement(ReadOnlyMemory<byte> expected, ReadOnlyMemory<byte> actual) =>
        _task.Spec.Workload.Runner != WorkloadRunner.SelfTimed ? AnswerComparer.Compare(expected, actual, _comparison)
        : expected.Span.SequenceEqual(actual.Span) ? new AnswerAgreement.Same()
        : new AnswerAgreement.Different("", "the printed bytes differ");

    private void Drop(string arm, Reason reason, SpawnResult? result)
    {
        _dropped[arm] = reason;
        _logs[arm] = LogOf(result);
    }

    private void Remark(SittingArm arm, SpawnResult result)
    {
        if (arm.Kind == ArmKind.Candidate && result.LeftProcesses > 0 && !_remarks.ContainsKey(arm.Name))
        {
            _remarks[arm.Name] = [new Reason(ReasonCode.RunLeftProcesses, Phase.Timing, $"{result.LeftProcesses} processes were still running after the answer and were killed")];
        }
    }

    private static Reason InPhase(Reason reason, int rotation) => reason with { Phase = rotation < 0 ? Phase.Oracle : Phase.Timing };

    private static SittingRecord.Faulted Fault(ReasonCode code, string detail, SpawnResult? result) =>
        new(new Reason(code, Phase.Timing, detail), LogOf(result));

    private static string LogOf(SpawnResult? result)
    {
        if (result is null)
        {
            return "";
        }

        var said = result.End is SpawnEnd.WorkloadFailed(var text) ? text + "\n" : "";
        said += Encoding.UTF8.GetString(result.StandardError.Span);
        return said.Length <= LogCharacters ? said : said[..LogCharacters];
    }

    /// <summary>After the timing, when nothing can be disturbed any more.</summary>
    private async Task<ImmutableDictionary<string, InstructionCounts>> CountInstructionsAsync(CancellationToken cancellationToken)
    {
        var counts = ImmutableDictionary.CreateBuilder<string, InstructionCounts>(StringComparer.Ordinal);
        if (_plan.CountInstructions)
        {
            var counter = new InstructionCounter(_command, [.. Enumerable.Range(0, _task.Spec.Workload.CallsPerSample).Select(call => _seed.InputSeed(0, call))]);
            var reference = _arms.First(arm => arm.Kind == ArmKind.Base).Cell;
            foreach (var arm in _arms.Where(arm => arm.Kind == ArmKind.Candidate && !_dropped.ContainsKey(arm.Name)))
            {
                if (await counter.CountAsync(reference, arm.Cell, cancellationToken) is { } counted)
                {
                    counts[arm.Name] = counted;
                }
            }
        }

        return counts.ToImmutable();
    }

    private SittingRecord.Finished Record(SittingConditions conditions, ImmutableDictionary<string, InstructionCounts> instructions) => new(
        _id,
        conditions,
        [.. _samples],
        _dropped.ToImmutableDictionary(StringComparer.Ordinal),
        _remarks.ToImmutableDictionary(StringComparer.Ordinal),
        instructions,
        _logs.ToImmutableDictionary(StringComparer.Ordinal));
}
