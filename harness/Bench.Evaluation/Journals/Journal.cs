using System.Collections.Immutable;
using System.Text.Json;
using Bench.Contracts.Documents;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Evaluations;
using Bench.Sandbox.Faults;
using Bench.Scoring.Runs;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Bench.Evaluation.Journals;

/// <summary>
/// The truth of a run while it goes on: a SQLite database in the run's folder. Every step is one transaction, so that what was done is there
/// after <c>kill -9</c> at any moment. One process writes; a second one on the same folder is refused. Its threads take turns.
/// </summary>
public sealed class Journal : IDisposable
{
    private const string FileName = "journal.sqlite";
    private const string ImageFact = "image:";
    private const string ConditionsFact = "conditions:";

    private const string Schema = """
        CREATE TABLE IF NOT EXISTS fact(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS prediction(
            task TEXT NOT NULL, model TEXT NOT NULL, attempt INTEGER NOT NULL, patch TEXT NOT NULL, digest TEXT NOT NULL, place INTEGER NOT NULL,
            PRIMARY KEY(task, model, attempt));
        CREATE TABLE IF NOT EXISTS stage(key TEXT NOT NULL, name TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY(key, name)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS sitting(id TEXT PRIMARY KEY, task TEXT NOT NULL, seed TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS sample(
            sitting TEXT NOT NULL, place INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY(sitting, place)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS result(
            task TEXT NOT NULL, model TEXT NOT NULL, attempt INTEGER NOT NULL, digest TEXT NOT NULL, key TEXT NOT NULL, fault INTEGER NOT NULL,
            json TEXT NOT NULL, PRIMARY KEY(task, model, attempt)) WITHOUT ROWID;
        """;

    private const string DropOutdated = """
        DELETE FROM result WHERE EXISTS(
            SELECT 1 FROM prediction p WHERE p.task = result.task AND p.model = result.model AND p.attempt = result.attempt AND p.digest <> result.digest)
        """;

    private const string PutResult = """
        INSERT OR REPLACE INTO result(task, model, attempt, digest, key, fault, json) VALUES(
            @Task, @Model, @Attempt,
            COALESCE((SELECT digest FROM prediction WHERE task = @Task AND model = @Model AND attempt = @Attempt), ''),
            @Key, @Fault, @Json)
        """;

    private readonly Lock _gate = new();
    private readonly FileStream _owner;
    private readonly SqliteConnection _connection;
    private readonly string _folder;

    private Journal(string folder, FileStream owner, SqliteConnection connection)
    {
        _folder = folder;
        _owner = owner;
        _connection = connection;
    }

    /// <summary>Opens the journal of a run, or begins one.</summary>
    /// <param name="runFolder">Folder of the run; made when it does not exist.</param>
    /// <exception cref="JournalBusyException">Another process writes to this run.</exception>
    /// <exception cref="JournalFaultException">The journal cannot be opened or written.</exception>
    /// <exception cref="RunFolderException">The journal is of an earlier version.</exception>
    public static Journal Open(string runFolder)
    {
        Directory.CreateDirectory(runFolder);
        var owner = Own(Path.Combine(runFolder, "journal.lock"));
        // Whoever wrote these was killed: only the owner of the lock writes here.
        foreach (var half in AtomicFile.HalvesIn(runFolder))
        {
            File.Delete(half);
        }

        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = PathIn(runFolder), Pooling = false }.ToString());
        try
        {
            connection.Open();
            connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
            connection.Execute(Schema);
            if (connection.ExecuteScalar<long>("SELECT COUNT(*) FROM pragma_table_info('result') WHERE name = 'digest'") == 1)
            {
                return new Journal(runFolder, owner, connection);
            }
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            owner.Dispose();
            throw Fault(runFolder, exception);
        }

        connection.Dispose();
        owner.Dispose();
        throw new RunFolderException($"The journal in '{runFolder}' was written by an earlier version of Bench, which cannot be gone on with. Choose another --out folder.");
    }

    /// <summary>Whether a folder holds a journal.</summary>
    public static bool IsIn(string runFolder) => File.Exists(PathIn(runFolder));

    /// <summary>The database of a run.</summary>
    internal static string PathIn(string runFolder) => Path.Combine(runFolder, FileName);

    /// <summary>A fact of the run, such as when it began; null when it was not noted.</summary>
    public string? Fact(string name) =>
        Locked(() => _connection.QuerySingleOrDefault<string>("SELECT value FROM fact WHERE name = @name", new { name }));

    /// <summary>Notes a fact; an earlier value is replaced.</summary>
    public void Note(string name, string value) =>
        Locked(() => _connection.Execute("INSERT OR REPLACE INTO fact(name, value) VALUES(@name, @value)", new { name, value }));

    /// <summary>
    /// Takes in the predictions of a run in one step; those of an earlier start are replaced. A result of the same task, model and attempt with
    /// another patch is dropped, also one that an earlier file held and a later one did not: it is not this prediction's.
    /// </summary>
    public void TakeIn(IEnumerable<QueuedPrediction> predictions) => InOneStep(step =>
    {
        _connection.Execute("DELETE FROM prediction", transaction: step);
        foreach (var prediction in predictions)
        {
            _connection.Execute(
                "INSERT INTO prediction(task, model, attempt, patch, digest, place) VALUES(@Task, @Model, @Attempt, @Patch, @Digest, @Place)",
                new { Task = prediction.Task.Value, prediction.Model, prediction.Attempt, prediction.Patch, Digest = ResultKey.Digest(prediction.Patch), prediction.Place },
                step);
        }

        _connection.Execute(DropOutdated, transaction: step);
    });

    /// <summary>Notes which state of a task the run is about; results of another state are dropped.</summary>
    /// <param name="task">The task.</param>
    /// <param name="digest">Digest of its folder.</param>
    public void Begin(TaskId task, string digest) => InOneStep(step =>
    {
        var named = new { name = "task " + task.Value, value = digest, task = task.Value };
        _connection.Execute("DELETE FROM result WHERE task = @task AND EXISTS(SELECT 1 FROM fact WHERE name = @name AND value <> @value)", named, step);
        _connection.Execute("INSERT OR REPLACE INTO fact(name, value) VALUES(@name, @value)", named, step);
    });

    /// <summary>Tasks that predictions were taken in for, in the order of the file.</summary>
    public ImmutableArray<TaskId> QueuedTasks() =>
        [.. Locked(() => _connection.Query<string>("SELECT task FROM prediction GROUP BY task ORDER BY MIN(place)")).Select(TaskId.Parse)];

    /// <summary>Predictions of one task, in the order of the file.</summary>
    public ImmutableArray<QueuedPrediction> Queued(TaskId task) =>
    [
        .. Locked(() => _connection.Query<(string Model, long Attempt, string Patch, long Place)>(
                "SELECT model, attempt, patch, place FROM prediction WHERE task = @task ORDER BY place", new { task = task.Value }))
            .Select(row => new QueuedPrediction(task, row.Model, (int)row.Attempt, row.Patch, row.Place)),
    ];

    /// <summary>What a stage of an evaluation found earlier under the same key; null when it was not reached.</summary>
    public T? Stage<T>(string key, string name)
        where T : class =>
        Locked(() => _connection.QuerySingleOrDefault<string>("SELECT json FROM stage WHERE key = @key AND name = @name", new { key, name })) is { } json
            ? JsonSerializer.Deserialize<T>(json, BenchJson.Options)
            : null;

    /// <summary>Keeps what a stage found.</summary>
    public void Keep<T>(string key, string name, T value)
        where T : class =>
        Locked(() => _connection.Execute("INSERT OR REPLACE INTO stage(key, name, json) VALUES(@key, @name, @json)", new { key, name, json = BenchJson.Line(value) }));

    /// <summary>Writes a sitting with its samples and the results that rest on it, in one step.</summary>
    public void Finish(SittingEntry? sitting, IEnumerable<TaskResult> results) => InOneStep(step =>
    {
        if (sitting is not null)
        {
            _connection.Execute("INSERT INTO sitting(id, task, seed) VALUES(@Id, @Task, @Seed)", new { sitting.Id, Task = sitting.Task.Value, sitting.Seed }, step);
            _connection.Execute("INSERT INTO fact(name, value) VALUES(@name, @value)", new { name = ConditionsFact + sitting.Id, value = BenchJson.Line(sitting.Conditions) }, step);
            for (var place = 0; place < sitting.Samples.Length; place++)
            {
                _connection.Execute(
                    "INSERT INTO sample(sitting, place, json) VALUES(@Id, @place, @json)",
                    new { sitting.Id, place, json = BenchJson.Line(sitting.Samples[place]) },
                    step);
            }
        }

        foreach (var result in results)
        {
            _connection.Execute(
                PutResult,
                new { Task = result.Task.Value, result.Model, result.Attempt, result.Key, Fault = result.Outcome == Contracts.Outcomes.OutcomeKind.Fault, Json = BenchJson.Line(result) },
                step);
        }
    });

    /// <summary>Model, attempt and key of the results that stand: a fault does not, it is tried again.</summary>
    public ImmutableHashSet<(string Model, int Attempt, string Key)> FinishedKeys() =>
        [.. Locked(() => _connection.Query<(string Model, long Attempt, string Key)>("SELECT model, attempt, key FROM result WHERE fault = 0")).Select(row => (row.Model, (int)row.Attempt, row.Key))];

    /// <summary>Predictions of a task that have no standing result.</summary>
    public ImmutableArray<QueuedPrediction> Unfinished(TaskId task)
    {
        var standing = Locked(() => _connection.Query<(string Model, long Attempt)>("SELECT model, attempt FROM result WHERE task = @task AND fault = 0", new { task = task.Value })).ToHashSet();
        return [.. Queued(task).Where(prediction => !standing.Contains((prediction.Model, prediction.Attempt)))];
    }

    /// <summary>All results, in the order of the predictions.</summary>
    public IEnumerable<TaskResult> Results() => _connection
        .Query<string>("SELECT r.json FROM result r JOIN prediction p USING(task, model, attempt) ORDER BY p.place")
        .Select(json => JsonSerializer.Deserialize<TaskResult>(json, BenchJson.Options)!);

    /// <summary>Lines of <c>samples.jsonl</c> of the sittings that a result rests on, one sitting after the other.</summary>
    public IEnumerable<string> SampleLines() =>
        _connection.Query<string>("SELECT json FROM sample WHERE sitting IN (SELECT json_extract(json, '$.sitting') FROM result) ORDER BY sitting, place", buffered: false);

    /// <summary>Secret of each sitting that has ended.</summary>
    public ImmutableSortedDictionary<string, string> Seeds() => _connection
        .Query<(string Id, string Seed)>("SELECT id, seed FROM sitting")
        .ToImmutableSortedDictionary(row => row.Id, row => row.Seed, StringComparer.Ordinal);

    /// <summary>Notes which image a task's code runs in.</summary>
    public void NoteImage(TaskId task, string digest) => Note(ImageFact + task.Value, digest);

    /// <summary>Digest of the image of each task that has got one, by task.</summary>
    public ImmutableSortedDictionary<string, string> Images() => Facts(ImageFact, value => value);

    /// <summary>How steady the machine was in each sitting that has ended, by its identity.</summary>
    public ImmutableSortedDictionary<string, SittingConditions> Conditions() =>
        Facts(ConditionsFact, value => JsonSerializer.Deserialize<SittingConditions>(value, BenchJson.Options)!);

    /// <inheritdoc/>
    public void Dispose()
    {
        _connection.Dispose();
        _owner.Dispose();
    }

    private ImmutableSortedDictionary<string, T> Facts<T>(string prefix, Func<string, T> read) => _connection
        .Query<(string Name, string Value)>("SELECT name, value FROM fact WHERE substr(name, 1, @length) = @prefix", new { length = prefix.Length, prefix })
        .ToImmutableSortedDictionary(row => row.Name[prefix.Length..], row => read(row.Value), StringComparer.Ordinal);

    private T Locked<T>(Func<T> query)
    {
        using var turn = _gate.EnterScope();
        try
        {
            return query();
        }
        catch (SqliteException exception)
        {
            throw Fault(_folder, exception);
        }
    }

    private void InOneStep(Action<SqliteTransaction> write) => Locked(() =>
    {
        using var step = _connection.BeginTransaction();
        write(step);
        step.Commit();
        return true;
    });

    private static JournalFaultException Fault(string folder, SqliteException exception) =>
        new($"The journal of the run cannot be written: {exception.Message.TrimEnd('.')}. {DiskSpace.Room(folder)}", exception);

    private static FileStream Own(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (DiskSpace.Explain(exception, Path.GetDirectoryName(path)!) is { } explained)
        {
            throw new JournalFaultException(explained, exception);
        }
        catch (IOException exception)
        {
            throw new JournalBusyException($"Another process is writing to this run ('{path}' is locked). Wait for it to end, or choose another --out folder.", exception);
        }
    }
}
