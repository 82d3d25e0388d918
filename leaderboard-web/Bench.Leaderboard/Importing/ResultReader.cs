using System.Collections.Immutable;
using System.Text;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;

namespace Bench.Leaderboard.Importing;

/// <summary>Reads what <see cref="ResultWriter"/> wrote, each part held once.</summary>
internal sealed class ResultReader(Stream stream, ResultSharing sharing) : IDisposable
{
    private readonly BinaryReader _in = new(stream, Encoding.UTF8, leaveOpen: true);
    private readonly List<string> _texts = [];

    /// <summary>Reads them.</summary>
    public ImmutableArray<TaskResult> Read()
    {
        var results = ImmutableArray.CreateBuilder<TaskResult>(_in.Read7BitEncodedInt());
        while (results.Count < results.Capacity)
        {
            results.Add(Result());
        }

        return results.MoveToImmutable();
    }

    /// <inheritdoc/>
    public void Dispose() => _in.Dispose();

    /// <summary>Arguments are evaluated in their order, which is the order of the bytes.</summary>
    private TaskResult Result() => new(
        sharing.Task(Text()!),
        Text()!,
        _in.Read7BitEncodedInt(),
        Key: "",
        (OutcomeKind)_in.ReadByte(),
        sharing.Codes(List(() => (ReasonCode)_in.Read7BitEncodedInt())),
        List(() => new Reason((ReasonCode)_in.Read7BitEncodedInt(), (Phase)_in.ReadByte(), Text()!)),
        (SandboxKind)_in.ReadByte(),
        List(() => Text()!),
        _in.ReadByte() is > 0 and var verdict ? (Verdict)(verdict - 1) : null,
        Estimate(),
        Estimate(),
        Estimate() is { } expert ? sharing.Estimate(expert) : null,
        _in.ReadBoolean() ? _in.ReadDouble() : null,
        Parity(),
        Text(),
        Text(),
        _in.Read7BitEncodedInt(),
        _in.ReadInt64(),
        _in.ReadBoolean() ? _in.ReadInt64() : null,
        _in.ReadBoolean() ? _in.ReadInt64() : null,
        _in.ReadBoolean() ? new InstructionCounts(_in.ReadInt64(), _in.ReadInt64(), _in.ReadBoolean()) : null);

    private string? Text()
    {
        var number = _in.Read7BitEncodedInt();
        if (number == 0)
        {
            return null;
        }

        if (number == 1)
        {
            _texts.Add(sharing.Text(_in.ReadString()));
        }

        return number == 1 ? _texts[^1] : _texts[number - 2];
    }

    private ImmutableArray<T> List<T>(Func<T> read)
    {
        var length = _in.Read7BitEncodedInt();
        if (length == 0)
        {
            return [];
        }

        var items = ImmutableArray.CreateBuilder<T>(length);
        while (items.Count < length)
        {
            items.Add(read());
        }

        return items.MoveToImmutable();
    }

    private Estimate? Estimate() => _in.ReadBoolean() ? new Estimate(_in.ReadDouble(), _in.ReadDouble(), _in.ReadDouble()) : null;

    private ParitySummary? Parity() => _in.ReadBoolean()
        ? sharing.Parity(new ParitySummary(_in.Read7BitEncodedInt(), _in.Read7BitEncodedInt(), _in.Read7BitEncodedInt(), List(() => Text()!), List(() => Text()!), List(() => Text()!)))
        : null;
}
