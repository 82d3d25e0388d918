using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Bench.Contracts.Documents;
using Bench.Contracts.Tasks;
using Dapper;

namespace Bench.Leaderboard.Importing;

/// <summary>The published tasks of the index: what was checked once is not checked again while its file stays the same.</summary>
/// <param name="folder">The site's folder.</param>
/// <param name="index">The index.</param>
public sealed class TaskStore(SiteFolder folder, IndexDatabase index)
{
    private readonly Dictionary<string, (string Digest, TaskSpec Spec)> _read = new(StringComparer.Ordinal);

    /// <summary>Reads the tasks that are new or have changed. A broken one is reported; what was there of it before stays.</summary>
    /// <param name="problems">Receives what is wrong.</param>
    /// <returns>Digest and content of each task by id.</returns>
    public ImmutableSortedDictionary<string, (string Digest, TaskSpec Spec)> Read(ICollection<DocumentError> problems)
    {
        var rows = Rows();
        var there = Directory.EnumerateDirectories(folder.Tasks).Select(path => Path.GetFileName(path)!).Where(name => TaskId.TryParse(name) is not null).ToHashSet(StringComparer.Ordinal);
        foreach (var id in there.Where(id => File.Exists(FileOf(id))))
        {
            var bytes = File.ReadAllBytes(FileOf(id));
            var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
            if (_read.TryGetValue(id, out var known) && known.Digest == digest)
            {
                continue;
            }

            if (rows.TryGetValue(id, out var row) && row.Digest == digest)
            {
                _read[id] = (digest, JsonSerializer.Deserialize<TaskSpec>(row.Json, BenchJson.Options)!);
                continue;
            }

            switch (TaskSpecReader.Read(bytes, Path.GetRelativePath(folder.Root, FileOf(id))))
            {
                case TaskReading.Refused(var errors):
                    problems.Add(errors[0]);
                    Recall(id, row);
                    break;
                case TaskReading.Read(var spec, var file) when spec.Id.Value != id:
                    problems.Add(new DocumentError(file, 0, "/id", $"found '{spec.Id}'", $"'{id}', the name of its folder"));
                    break;
                case TaskReading.Read(var spec, _):
                    Put(id, digest, JsonSerializer.SerializeToUtf8Bytes(spec, BenchJson.Options));
                    _read[id] = (digest, spec);
                    break;
                default:
                    throw new InvalidOperationException("unknown reading");
            }
        }

        foreach (var gone in _read.Keys.Union(rows.Keys).Except(there).ToList())
        {
            _read.Remove(gone);
            Remove(gone);
        }

        return _read.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    private string FileOf(string id) => Path.Combine(folder.Tasks, id, TaskSpecReader.FileName);

    /// <summary>The last good state of a task whose file is broken now.</summary>
    private void Recall(string id, Row? row)
    {
        if (row is not null && !_read.ContainsKey(id))
        {
            _read[id] = (row.Digest, JsonSerializer.Deserialize<TaskSpec>(row.Json, BenchJson.Options)!);
        }
    }

    private Dictionary<string, Row> Rows()
    {
        using var connection = index.Open();
        return index.Guarded(() => _read.Count > 0
            ? new Dictionary<string, Row>(StringComparer.Ordinal)
            : connection.Query<Row>("SELECT id, digest, json FROM task").ToDictionary(row => row.Id, StringComparer.Ordinal));
    }

    private void Put(string id, string digest, byte[] json)
    {
        using var connection = index.Open();
        index.Guarded(() => connection.Execute("INSERT OR REPLACE INTO task(id, digest, json) VALUES(@id, @digest, @json)", new { id, digest, json }));
    }

    private void Remove(string id)
    {
        using var connection = index.Open();
        index.Guarded(() => connection.Execute("DELETE FROM task WHERE id = @id", new { id }));
    }

    private sealed record Row(string Id, string Digest, byte[] Json);
}
