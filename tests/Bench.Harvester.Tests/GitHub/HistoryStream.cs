using System.Globalization;
using System.Text;
using Bench.Evaluation.Sources;

namespace Bench.Harvester.Tests.GitHub;

/// <summary>Makes a bare repository commit by commit.</summary>
internal sealed class HistoryStream
{
    private readonly StringBuilder _stream = new();
    private readonly List<string> _names = [];

    /// <summary>Adds a commit.</summary>
    /// <param name="name">A name for it in the test.</param>
    /// <param name="message">Its message.</param>
    /// <param name="authoredAt">When it was written; it was committed later.</param>
    /// <param name="file">File that it writes its name into; null for none.</param>
    /// <param name="parents">Names of its parents.</param>
    public HistoryStream Commit(string name, string message, long authoredAt, string? file, params string[] parents)
    {
        _names.Add(name);
        _stream.Append(CultureInfo.InvariantCulture, $"commit refs/heads/{name}\nmark :{_names.Count}\n")
            .Append(CultureInfo.InvariantCulture, $"author A <a@example.com> {authoredAt} +0200\ncommitter C <c@example.com> {authoredAt + 86400} +0000\ndata {Encoding.UTF8.GetByteCount(message)}\n{message}\n");
        foreach (var (place, parent) in parents.Index())
        {
            _stream.Append(CultureInfo.InvariantCulture, $"{(place == 0 ? "from" : "merge")} :{_names.IndexOf(parent) + 1}\n");
        }

        _stream.Append(file is null ? "" : $"M 100644 inline {file}\ndata {name.Length + 1}\n{name}\n\n");
        return this;
    }

    /// <summary>Makes the repository.</summary>
    /// <param name="tip">Name of the commit that its main line ends in.</param>
    /// <returns>Its path, and the full id of each commit by name.</returns>
    public async Task<(string Path, Dictionary<string, string> Ids)> MakeAsync(string tip)
    {
        var path = Harvested.Folder();
        await GitProgram.RunAsync(["init", "--quiet", "--bare", path], default, CancellationToken.None);
        await GitProgram.RunAsync([$"--git-dir={path}", "fast-import", "--quiet"], Encoding.UTF8.GetBytes(_stream.ToString()), CancellationToken.None);
        await GitProgram.RunAsync([$"--git-dir={path}", "symbolic-ref", "HEAD", $"refs/heads/{tip}"], default, CancellationToken.None);
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in _names)
        {
            var id = await GitProgram.RunAsync([$"--git-dir={path}", "rev-parse", $"refs/heads/{name}"], default, CancellationToken.None);
            ids[name] = Encoding.ASCII.GetString(id.Span).Trim();
        }

        return (path, ids);
    }
}
