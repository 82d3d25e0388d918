using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;

namespace Bench.Harvester.Mine.Diffs;

/// <summary>
/// Reads, line by line, what <c>git diff-tree --raw --patch --unified=0</c> writes for one commit after the other. A hunk says how many lines it has, so
/// nothing that a file holds can be taken for anything else.
/// </summary>
/// <param name="finished">Takes the files of a commit, when the next one begins.</param>
internal sealed class DiffParser(Action<string, ImmutableArray<FileDiff>> finished)
{
    /// <summary>Lines that are kept of a file on each side; more are only counted.</summary>
    public const int LinesOfFile = 4000;

    /// <summary>Lines that are kept of a commit; more are only counted.</summary>
    public const int LinesOfCommit = 40_000;

    /// <summary>Bytes that are kept of a line.</summary>
    public const int LongestLine = 2000;

    private static readonly SearchValues<byte> Hexadecimal = SearchValues.Create("0123456789abcdef"u8);

    private readonly List<FileLines> _files = [];
    private string _commit = "";
    private int _next;
    private FileLines? _file;
    private int _removedLeft;
    private int _addedLeft;
    private int _kept;

    /// <summary>Id of the commit that is being read; empty before the first.</summary>
    public string Commit => _commit;

    /// <summary>Takes a line without its end.</summary>
    /// <exception cref="InvalidDataException">It is not what git writes.</exception>
    public void Read(ReadOnlySpan<byte> line)
    {
        if (_removedLeft > 0 || _addedLeft > 0)
        {
            ReadContent(line);
        }
        else if (line.IsEmpty || line[0] == '\\')
        {
            // Between the list of files and their lines; or "no newline at the end".
        }
        else if (line[0] == ':')
        {
            _files.Add(new FileLines(RawEntryReader.Read(line)));
        }
        else if (line.StartsWith("@@ "u8))
        {
            ReadHunk(line);
        }
        else if (line.StartsWith("diff --git "u8))
        {
            _file = _next < _files.Count ? _files[_next] : throw new InvalidDataException($"git wrote more files than it had named in {_commit}");
            _next += _file.BlocksLeft == 1 ? 1 : 0;
            _file.BlocksLeft--;
        }
        else if (line.StartsWith("Binary files "u8))
        {
            (_file ?? throw new InvalidDataException($"git wrote a binary file without its name in {_commit}")).IsBinary = true;
        }
        else if (IsId(line))
        {
            Begin(Encoding.ASCII.GetString(line));
        }
    }

    /// <summary>Hands the last commit over.</summary>
    public void Finish() => Begin("");

    /// <summary>Forgets the commit that is being read: git ended before it was complete.</summary>
    public void Drop()
    {
        _commit = "";
        _files.Clear();
    }

    private void Begin(string commit)
    {
        if (_commit.Length > 0)
        {
            finished(_commit, [.. _files.Select(file => file.Close())]);
        }

        _commit = commit;
        _files.Clear();
        (_next, _file, _removedLeft, _addedLeft, _kept) = (0, null, 0, 0, 0);
    }

    private void ReadContent(ReadOnlySpan<byte> line)
    {
        var sign = line.IsEmpty ? (byte)0 : line[0];
        if (sign == '\\')
        {
            return;
        }

        if ((sign != '-' || _removedLeft == 0) && (sign != '+' || _addedLeft == 0))
        {
            throw new InvalidDataException($"git wrote a hunk that is not what its head says in {_commit}");
        }

        var isAdded = sign == '+';
        (_removedLeft, _addedLeft) = isAdded ? (_removedLeft, _addedLeft - 1) : (_removedLeft - 1, _addedLeft);
        if (_kept < LinesOfCommit && _file!.Count(isAdded))
        {
            _kept++;
            _file.Keep(isAdded, Encoding.UTF8.GetString(line[1..]));
        }
        else if (_kept >= LinesOfCommit)
        {
            _file!.Count(isAdded);
        }
    }

    /// <summary>Reads <c>@@ -1,2 +3,4 @@</c>; a count that is missing is 1.</summary>
    private void ReadHunk(ReadOnlySpan<byte> line)
    {
        if (_file is null || !Range(ref line, (byte)'-', out _removedLeft) || !Range(ref line, (byte)'+', out _addedLeft))
        {
            throw new InvalidDataException($"git wrote a hunk without its head in {_commit}");
        }
    }

    private static bool Range(ref ReadOnlySpan<byte> line, byte sign, out int count)
    {
        count = 1;
        var at = line.IndexOf(sign);
        if (at < 0 || !Utf8Parser.TryParse(line[(at + 1)..], out int _, out var digits))
        {
            return false;
        }

        line = line[(at + 1 + digits)..];
        if (line.Length > 0 && line[0] == ',')
        {
            return Utf8Parser.TryParse(line[1..], out count, out _);
        }

        return true;
    }

    private static bool IsId(ReadOnlySpan<byte> line) => line.Length is 40 or 64 && line.IndexOfAnyExcept(Hexadecimal) < 0;
}
