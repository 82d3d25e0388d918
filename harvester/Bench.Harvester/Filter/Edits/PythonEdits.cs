using System.Collections.Immutable;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Threading.Channels;
using Bench.Harvester.Mine.Histories;
using Bench.Sandbox.HostPrograms;

namespace Bench.Harvester.Filter.Edits;

/// <summary>
/// Compares Python through its own parser: one process of a small program of ours reads many files. It never runs what it reads. The process starts when it is first
/// needed and stays, since starting it costs as much as comparing some files. Callers take turns.
/// </summary>
public sealed class PythonEdits : IAsyncDisposable
{
    private const int LongestAnswer = 100;

    private static readonly HostCommandLimits Limits = new(TimeSpan.FromHours(2), 64L << 20) { Variables = HostCommandLimits.CleanVariables };

    private static readonly Lazy<string> Program = new(ReadProgram);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _end = new();
    private Running? _running;

    /// <summary>True for files that the program reads: Python, and Cython by its tokens.</summary>
    public static bool Reads(string path) => Path.GetExtension(path) is ".py" or ".pyx" or ".pxd" or ".pxi";

    /// <summary>A kind for each pair, in their order. What a broken-off program did not answer is unknown.</summary>
    /// <exception cref="Bench.Sandbox.SandboxFaultException">There is no <c>python3</c>.</exception>
    public async Task<ImmutableArray<EditKind>> CompareAsync(IReadOnlyList<EditPair> pairs, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        var isComplete = false;
        try
        {
            _running ??= Start();
            var asking = WriteAsync(_running.Input.Writer, pairs, cancellationToken);
            var kinds = ImmutableArray.CreateBuilder<EditKind>(pairs.Count);
            while (kinds.Count < pairs.Count && await _running.Answers.Reader.WaitToReadAsync(cancellationToken))
            {
                while (kinds.Count < pairs.Count && _running.Answers.Reader.TryRead(out var answer))
                {
                    kinds.Add(KindOf(answer));
                }
            }

            isComplete = kinds.Count == pairs.Count;
            if (!isComplete)
            {
                await _running.Task; // Says why, where it never started.
            }

            await asking;
            return [.. kinds, .. Enumerable.Repeat(EditKind.Unknown, pairs.Count - kinds.Count)];
        }
        finally
        {
            _running = isComplete ? _running : null;
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _end.Dispose();
        _turn.Dispose();
    }

    private Running Start()
    {
        var input = new Pipe();
        var answers = Channel.CreateUnbounded<string>();
        var sink = new RecordSink((byte)'\n', LongestAnswer, line => answers.Writer.TryWrite(Encoding.ASCII.GetString(line)));
        return new Running(input, answers, RunAsync(input, answers, sink, _end.Token));
    }

    private static async Task RunAsync(Pipe input, Channel<string> answers, RecordSink sink, CancellationToken end)
    {
        try
        {
            await HostCommand.RunStreamedAsync(["python3", "-I", "-S", "-W", "ignore", "-c", Program.Value], Path.GetTempPath(), input.Reader.AsStream(), sink, Limits, end);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Nobody asks any more.
        }
        finally
        {
            answers.Writer.TryComplete();
            await input.Reader.CompleteAsync();
        }
    }

    private static async Task WriteAsync(PipeWriter input, IReadOnlyList<EditPair> pairs, CancellationToken cancellationToken)
    {
        foreach (var pair in pairs)
        {
            var name = pair.Path.ReplaceLineEndings(" ");
            await input.WriteAsync(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{pair.Old.Length} {pair.New.Length} {name}\n")), cancellationToken);
            await input.WriteAsync(pair.Old, cancellationToken);
            await input.WriteAsync(pair.New, cancellationToken);
        }
    }

    private static EditKind KindOf(string answer) => answer switch
    {
        "same" => EditKind.Cosmetic,
        "differs" => EditKind.Meaningful,
        _ => EditKind.Unknown,
    };

    private static string ReadProgram()
    {
        using var stream = typeof(PythonEdits).Assembly.GetManifestResourceStream("compare_python.py")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private sealed record Running(Pipe Input, Channel<string> Answers, Task Task);
}
