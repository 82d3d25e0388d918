using System.Globalization;
using System.Text;

namespace Bench.Harvester.Tests;

/// <summary>Writes a history as a stream and makes a bare repository of it. Commits are named by marks, which count from 1.</summary>
internal sealed class HistoryBuilder
{
    private readonly StringBuilder _stream = new();
    private int _marks;

    /// <summary>Adds a commit.</summary>
    /// <param name="branch">Branch that it is the newest commit of.</param>
    /// <param name="message">Its message.</param>
    /// <param name="parents">Marks of its parents.</param>
    /// <param name="files">Paths with their contents; a null content removes the file. One file of its own when there are none.</param>
    public int Commit(string branch, string message, int[] parents, params (string Path, string? Content)[] files)
    {
        var mark = ++_marks;
        var when = 1_700_000_000 + (60 * mark);
        Write(string.Create(CultureInfo.InvariantCulture, $"commit refs/heads/{branch}\nmark :{mark}\nauthor A <a@example.org> {when} +0100\ncommitter A <a@example.org> {when} +0100\ndata {Encoding.UTF8.GetByteCount(message)}\n{message}\n"));
        foreach (var (parent, place) in parents.Select((parent, place) => (parent, place)))
        {
            Write(string.Create(CultureInfo.InvariantCulture, $"{(place == 0 ? "from" : "merge")} :{parent}\n"));
        }

        foreach (var (path, content) in files.Length > 0 ? files : [($"file{mark}.py", $"value = {mark}\n")])
        {
            var name = path.AsSpan().IndexOfAny("\"\n\\") >= 0 ? "\"" + path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal) + "\"" : path;
            Write(content is null ? $"D {name}\n" : string.Create(CultureInfo.InvariantCulture, $"M 100644 inline {name}\ndata {Encoding.UTF8.GetByteCount(content)}\n{content}\n"));
        }

        return mark;
    }

    /// <summary>Adds a commit to the main line; parent 0 stands for none.</summary>
    public int Squash(int parent, string message, params (string Path, string? Content)[] files) => Commit("main", message, parent == 0 ? [] : [parent], files);

    /// <summary>Makes the repository.</summary>
    /// <returns>Its path, and the ids of the commits by mark; index 0 is empty.</returns>
    public (string Path, string[] Ids) Import(string target)
    {
        Directory.CreateDirectory(target);
        TestGit.Run(target, "init", "-q", "--bare", "--initial-branch=main");
        var marks = Path.Combine(target, "marks");
        TestGit.RunWith(target, Encoding.UTF8.GetBytes(_stream.ToString()), "fast-import", "--quiet", $"--export-marks={marks}");
        var ids = new string[_marks + 1];
        ids[0] = "";
        foreach (var parts in File.ReadLines(marks).Select(line => line.Split(' ')))
        {
            ids[int.Parse(parts[0].AsSpan(1), CultureInfo.InvariantCulture)] = parts[1];
        }

        return (target, ids);
    }

    private void Write(string text) => _stream.Append(text);
}
