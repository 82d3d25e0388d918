using System.Collections.Immutable;
using System.Text;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;

namespace Bench.Leaderboard.Importing;

/// <summary>Writes results for <see cref="ResultReader"/>.</summary>
internal sealed class ResultWriter(Stream stream) : IDisposable
{
    private readonly BinaryWriter _out = new(stream, Encoding.UTF8, leaveOpen: true);
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);

    /// <summary>Writes them.</summary>
    public void Write(ImmutableArray<TaskResult> results)
    {
        _out.Write7BitEncodedInt(results.Length);
        foreach (var result in results)
        {
            Write(result);
        }

        _out.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _out.Dispose();

    private void Write(TaskResult result)
    {
        Text(result.Task.Value);
        Text(result.Model);
        _out.Write7BitEncodedInt(result.Attempt);
        _out.Write((byte)result.Outcome);
        List(result.ReasonCodes, code => _out.Write7BitEncodedInt((int)code));
        List(result.Reasons, Reason);
        _out.Write((byte)result.Sandbox);
        List(result.SandboxNotEnforced, Text);
        _out.Write((byte)(result.AgainstExpert is { } verdict ? (int)verdict + 1 : 0));
        Estimate(result.Speedup);
        Estimate(result.Ratio);
        Estimate(result.ExpertSpeedup);
        Maybe(result.Attainment, _out.Write);
        Parity(result.Parity);
        Text(result.Sitting);
        Text(result.Arm);
        _out.Write7BitEncodedInt(result.Rotations);
        _out.Write(result.ChargedNanoseconds);
        Maybe(result.CpuNanoseconds, _out.Write);
        Maybe(result.PeakKiB, _out.Write);
        Instructions(result.Instructions);
    }

    /// <summary>0 for none, 1 and the text when it is new, 2 and its number when it is known.</summary>
    private void Text(string? text)
    {
        if (text is null)
        {
            _out.Write7BitEncodedInt(0);
        }
        else if (_texts.TryGetValue(text, out var number))
        {
            _out.Write7BitEncodedInt(number + 2);
        }
        else
        {
            _texts.Add(text, _texts.Count);
            _out.Write7BitEncodedInt(1);
            _out.Write(text);
        }
    }

    private void List<T>(ImmutableArray<T> items, Action<T> write)
    {
        _out.Write7BitEncodedInt(items.Length);
        foreach (var item in items)
        {
            write(item);
        }
    }

    private void Maybe<T>(T? value, Action<T> write)
        where T : struct
    {
        _out.Write(value is not null);
        if (value is { } there)
        {
            write(there);
        }
    }

    private void Reason(Reason reason)
    {
        _out.Write7BitEncodedInt((int)reason.Code);
        _out.Write((byte)reason.Phase);
        Text(reason.Detail);
    }

    private void Estimate(Estimate? estimate)
    {
        _out.Write(estimate is not null);
        if (estimate is not null)
        {
            _out.Write(estimate.Point);
            _out.Write(estimate.Low);
            _out.Write(estimate.High);
        }
    }

    private void Parity(ParitySummary? parity)
    {
        _out.Write(parity is not null);
        if (parity is not null)
        {
            _out.Write7BitEncodedInt(parity.Passed);
            _out.Write7BitEncodedInt(parity.Failed);
            _out.Write7BitEncodedInt(parity.Missing);
            List(parity.FailedTests, Text);
            List(parity.MissingTests, Text);
            List(parity.QuarantinedFailed, Text);
        }
    }

    private void Instructions(InstructionCounts? counts)
    {
        _out.Write(counts is not null);
        if (counts is not null)
        {
            _out.Write(counts.Base);
            _out.Write(counts.Candidate);
            _out.Write(counts.Repeatable);
        }
    }
}
