using System.Runtime.CompilerServices;

namespace Bench.Contracts.Documents;

/// <summary>
/// Splits a stream into lines without ever holding more than the longest of them. A line over the limit is skipped to its end
/// and reported as too long.
/// </summary>
internal static class LineSource
{
    /// <summary>Longest line, in bytes.</summary>
    public const int LongestLine = 64 << 20;

    private const int FirstBuffer = 64 << 10;

    /// <summary>The lines of a stream in order.</summary>
    public static async IAsyncEnumerable<RawLine> ReadAsync(Stream stream, int longest, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var window = new Window(longest);
        var number = 0L;
        while (true)
        {
            while (window.Take() is { } line)
            {
                yield return line with { Number = ++number };
            }

            var read = await stream.ReadAsync(window.Room(), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                break;
            }

            window.Added(read);
        }

        if (window.Rest() is { } last)
        {
            yield return last with { Number = ++number };
        }
    }

    /// <summary>The bytes read and not yet handed out.</summary>
    private sealed class Window(int longest)
    {
        private byte[] buffer = new byte[FirstBuffer];
        private int start;
        private int scanned;
        private int end;
        private long passed;
        private bool skipping;

        /// <summary>The next whole line; null when its end has not been read yet.</summary>
        public RawLine? Take()
        {
            var found = buffer.AsSpan(scanned..end).IndexOf((byte)'\n');
            if (found < 0)
            {
                scanned = end;
                SkipWhenTooLong();
                return null;
            }

            var stop = scanned + found;
            var line = Line(stop);
            start = scanned = stop + 1;
            return line;
        }

        /// <summary>What is left at the end of the stream; null when it ended with a line end.</summary>
        public RawLine? Rest() => start == end && !skipping ? null : Line(end);

        /// <summary>Space to read into.</summary>
        public Memory<byte> Room()
        {
            if (start > 0)
            {
                buffer.AsSpan(start..end).CopyTo(buffer);
                passed += start;
                (scanned, end, start) = (scanned - start, end - start, 0);
            }

            if (end == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min((long)buffer.Length * 2, (long)longest + FirstBuffer));
            }

            return buffer.AsMemory(end);
        }

        /// <summary>Bytes were read into the space.</summary>
        public void Added(int count) => end += count;

        private void SkipWhenTooLong()
        {
            if (skipping || end - start > longest + 1)
            {
                skipping = true;
                passed += end;
                start = scanned = end = 0;
            }
        }

        private RawLine Line(int stop)
        {
            var tooLong = skipping || stop - start > longest + 1;
            skipping = false;
            var text = tooLong ? default : buffer.AsMemory(start..stop);
            if (text.Length > 0 && text.Span[^1] == '\r')
            {
                text = text[..^1];
            }

            return new RawLine(0, text, tooLong || text.Length > longest, passed + start);
        }
    }
}
