using System.IO.Pipelines;

namespace Bench.Sandbox.Images;

/// <summary>Joins something that writes a stream to something that reads one, without the whole of it in memory.</summary>
internal static class PipedUpload
{
    /// <summary>Runs both. When the writer fails its failure is thrown, since what the reader says is then the consequence.</summary>
    public static async Task RunAsync(
        Func<Stream, CancellationToken, Task> write, Func<Stream, CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 4 << 20, resumeWriterThreshold: 2 << 20));
        using var writerStop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var writing = WriteAsync(pipe.Writer, write, writerStop.Token);
        var sent = false;
        try
        {
            await using var input = pipe.Reader.AsStream();
            await send(input, cancellationToken);
            sent = true;
        }
        finally
        {
            if (!sent)
            {
                // Nobody reads any more.
                await writerStop.CancelAsync();
            }

            await ((Task)writing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (sent || writing.IsFaulted)
            {
                await writing;
            }
        }
    }

    private static async Task WriteAsync(PipeWriter writer, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var written = false;
        try
        {
            await using var output = writer.AsStream(leaveOpen: true);
            await write(output, cancellationToken);
            written = true;
        }
        finally
        {
            await writer.CompleteAsync(written ? null : new IOException("what was being sent could not be produced to its end"));
        }
    }
}
