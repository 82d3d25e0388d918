using System.Collections.Immutable;
using System.Text.Json;
using Bench.Contracts.Documents;
using Bench.Evaluation;
using Bench.Evaluation.Journals;
using Bench.Evaluation.Shell;
using Bench.Harvester.Mine;
using Bench.Sandbox.Faults;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Bench.Harvester.Funnel;

/// <summary>
/// The truth of a harvest while it goes on: a SQLite database in its folder. What belongs together is written in one transaction, so that it is there
/// after <c>kill -9</c> at any moment. One process writes; others may read meanwhile. Its threads take turns.
/// </summary>
internal sealed class HarvestStore : IDisposable
{
    private const string FileName = "harvest.sqlite";
    private const string DigestFact = "digest:";

    private const string Schema = """
        CREATE TABLE IF NOT EXISTS fact(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS pull_request(number INTEGER PRIMARY KEY, json TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS verdict(
            number INTEGER NOT NULL, stage INTEGER NOT NULL, accepted INTEGER NOT NULL, reason TEXT NOT NULL, score REAL NOT NULL, json TEXT NOT NULL, draft TEXT,
            milliseconds REAL NOT NULL, at TEXT NOT NULL, PRIMARY KEY(number, stage)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS running(number INTEGER PRIMARY KEY, stage INTEGER NOT NULL, step TEXT NOT NULL, since TEXT NOT NULL);
        """;

    private const string Heading = """
        SELECT number, json_extract(json, '$.title') title, json_extract(json, '$.base') base, json_extract(json, '$.head') head, json_extract(json, '$.merge') merge
        FROM pull_request ORDER BY number DESC
        """;

    private const string PutVerdict = """
        INSERT OR REPLACE INTO verdict(number, stage, accepted, reason, score, json, draft, milliseconds, at)
        VALUES(@Number, @Stage, @Accepted, @Reason, @Score, @Json, @Draft, @Milliseconds, @At)
        """;

    private readonly Lock _gate = new();
    private readonly FileStream? _owner;
    private readonly SqliteConnection _connection;
    private readonly TimeProvider _clock;
    private readonly string _folder;

    private HarvestStore(string folder, FileStream? owner, TimeProvider clock)
    {
        (_folder, _owner, _clock) = (folder, owner, clock);
        var mode = owner is null ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate;
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, FileName), Mode = mode, Pooling = false }.ToString());
    }

    /// <summary>Opens the store of a harvest, or begins one.</summary>
    /// <exception cref="JournalBusyException">Another process writes to it.</exception>
    /// <exception cref="JournalFaultException">It cannot be opened or written.</exception>
    public static HarvestStore Open(string folder, TimeProvider clock)
    {
        var store = new HarvestStore(folder, HarvestLock.Take(folder), clock);
        foreach (var half in AtomicFile.HalvesIn(folder))
        {
            File.Delete(half);
        }

        return store.Connected("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; " + Schema + "DELETE FROM running;");
    }

    /// <summary>Opens the store of a harvest to look at it, also while another process writes to it.</summary>
    /// <exception cref="WrongUseException">There is no harvest in the folder.</exception>
    /// <exception cref="JournalFaultException">It cannot be read.</exception>
    public static HarvestStore Look(string folder)
    {
        if (!File.Exists(Path.Combine(folder, FileName)))
        {
            throw new WrongUseException($"There is no harvest in '{folder}': it holds no {FileName}. Give the --out folder of an earlier 'bench harvest'.");
        }

        var store = new HarvestStore(folder, owner: null, TimeProvider.System).Connected("PRAGMA busy_timeout = 5000;");
        store.Fact("head"); // Opening alone reads nothing.
        return store;
    }

    /// <summary>A fact of the harvest, such as its repository; null when it was not noted.</summary>
    public string? Fact(string key) => Locked(() => _connection.QuerySingleOrDefault<string>("SELECT value FROM fact WHERE key = @key", new { key }));

    /// <summary>Notes a fact; an earlier value is replaced.</summary>
    public void Note(string key, string value) => InOneStep(step => PutFact(key, value, step));

    /// <summary>
    /// Notes what the stages rest on, and forgets verdicts that rested on something else: those of a stage and of all behind it. What stands behind Filter
    /// stays when only the two first are made again; it is forgotten for a pull request whose own facts have changed.
    /// </summary>
    public void Begin(ImmutableSortedDictionary<Stage, string> digests) => InOneStep(step =>
    {
        var known = _connection.Query<(string Key, string Value)>("SELECT key, value FROM fact", transaction: step).ToDictionary(row => row.Key, row => row.Value, StringComparer.Ordinal);
        var changed = digests.Where(digest => known.GetValueOrDefault(DigestFact + StageWords.Of(digest.Key)) is { } earlier && earlier != digest.Value).Select(digest => digest.Key).ToList();
        if (changed.Any(stage => stage <= Stage.Filter))
        {
            _connection.Execute("DELETE FROM verdict WHERE stage <= @last", new { last = (int)Stage.Filter }, step);
        }

        if (changed.Where(stage => stage > Stage.Filter).ToList() is { Count: > 0 } late)
        {
            _connection.Execute("DELETE FROM verdict WHERE stage >= @first", new { first = (int)late.Min() }, step);
        }

        foreach (var (stage, digest) in digests)
        {
            PutFact(DigestFact + StageWords.Of(stage), digest, step);
        }
    });

    /// <summary>Forgets the verdicts of a stage and of all behind it.</summary>
    /// <param name="first">The stage.</param>
    /// <param name="numbers">Pull requests; empty for all.</param>
    public void Forget(Stage first, IReadOnlyCollection<int> numbers) => InOneStep(step => _connection.Execute(
        "DELETE FROM verdict WHERE stage >= @first AND (@all OR number IN @numbers)", new { first = (int)first, all = numbers.Count == 0, numbers }, step));

    /// <summary>Drops pull requests that the history no longer names.</summary>
    public void DropOthers(IReadOnlySet<int> found) => InOneStep(step =>
    {
        foreach (var number in _connection.Query<int>("SELECT number FROM pull_request", transaction: step).Where(number => !found.Contains(number)).ToList())
        {
            _connection.Execute("DELETE FROM verdict WHERE number = @number; DELETE FROM pull_request WHERE number = @number", new { number }, step);
        }
    });

    /// <summary>Keeps what was mined and filtered, in one step.</summary>
    public void Keep(IReadOnlyCollection<JudgedChange> changes) => InOneStep(step =>
    {
        foreach (var change in changes)
        {
            var (number, json) = (change.PullRequest.Number, BenchJson.Line(change.PullRequest));
            var earlier = _connection.QuerySingleOrDefault<string>("SELECT json FROM pull_request WHERE number = @number", new { number }, step);
            var isAnother = earlier != json || change.Filter is not { Accepted: true };
            _connection.Execute("DELETE FROM verdict WHERE number = @number AND (stage <= @filter OR @isAnother)", new { number, filter = (int)Stage.Filter, isAnother }, step);
            _connection.Execute("INSERT OR REPLACE INTO pull_request(number, json) VALUES(@number, @json)", new { number, json }, step);
            var half = change.Milliseconds / 2;
            Put(number, new StageResult(change.Mine, Draft: null), change.Filter is null ? change.Milliseconds : half, step);
            if (change.Filter is { } filter)
            {
                Put(number, new StageResult(filter, Draft: null), half, step);
            }
        }
    });

    /// <summary>Keeps the verdict of a later stage.</summary>
    public void Keep(int number, StageResult result, double milliseconds) => InOneStep(step => Put(number, result, milliseconds, step));

    /// <summary>Numbers that the stages up to one are done with.</summary>
    public HashSet<int> Judged(Stage last) =>
        [.. Locked(() => _connection.Query<int>("SELECT number FROM verdict WHERE stage <= @last AND (stage = @last OR accepted = 0)", new { last = (int)last }))];

    /// <summary>The heads of all pull requests, the highest number first.</summary>
    public ImmutableArray<PullRequestHead> Heads() =>
    [
        // Where there is no row yet the types of computed columns are not known, which a tuple bears.
        .. Locked(() => _connection.Query<(long Number, string Title, string Base, string Head, string Merge)>(Heading))
            .Select(row => new PullRequestHead(row.Number, row.Title, row.Base, row.Head, row.Merge)),
    ];

    /// <summary>What Filter accepted, in rank order: score descending, then number descending.</summary>
    public ImmutableArray<RankedCandidate> Ranked() =>
    [
        .. Locked(() => _connection.Query<(long Number, double Score)>(
            "SELECT number, score FROM verdict WHERE stage = @filter AND accepted = 1 ORDER BY score DESC, number DESC", new { filter = (int)Stage.Filter }))
            .Select(row => new RankedCandidate((int)row.Number, row.Score)),
    ];

    /// <summary>A pull request; null when it was not mined.</summary>
    public MinedPullRequest? Find(int number) =>
        Locked(() => _connection.QuerySingleOrDefault<string>("SELECT json FROM pull_request WHERE number = @number", new { number })) is { } json ? Read<MinedPullRequest>(json) : null;

    /// <summary>Verdicts of a pull request, in the order of the stages.</summary>
    public ImmutableArray<KeptVerdict> Verdicts(int number) =>
    [
        .. Locked(() => _connection.Query<(string Json, double Milliseconds, string At)>("SELECT json, milliseconds, at FROM verdict WHERE number = @number ORDER BY stage", new { number }))
            .Select(row => new KeptVerdict(Read<StageVerdict>(row.Json), row.Milliseconds, row.At)),
    ];

    /// <summary>Verdicts of all pull requests, each in the order of the stages.</summary>
    public ILookup<int, KeptVerdict> AllVerdicts() =>
        Locked(() => _connection.Query<(long Number, string Json, double Milliseconds, string At)>("SELECT number, json, milliseconds, at FROM verdict ORDER BY number, stage"))
            .ToLookup(row => (int)row.Number, row => new KeptVerdict(Read<StageVerdict>(row.Json), row.Milliseconds, row.At));

    /// <summary>The draft that the last stage left; null when there is none.</summary>
    public Draft? LastDraft(int number) =>
        Locked(() => _connection.QueryFirstOrDefault<string>("SELECT draft FROM verdict WHERE number = @number AND draft IS NOT NULL ORDER BY stage DESC", new { number })) is { } json
            ? Read<Draft>(json)
            : null;

    /// <summary>What each stage has done so far; stages that have done nothing are left out.</summary>
    public ImmutableArray<StageCount> Counts()
    {
        var rows = Locked(() => _connection.Query<(long Stage, long Accepted, string Reason, long Count, double Milliseconds)>(
            "SELECT stage, accepted, reason, COUNT(*), SUM(milliseconds) FROM verdict GROUP BY stage, accepted, reason"));
        return
        [
            .. rows.GroupBy(row => row.Stage).OrderBy(group => group.Key).Select(group => new StageCount(
                (Stage)group.Key,
                (int)group.Where(row => row.Accepted == 1).Sum(row => row.Count),
                (int)group.Where(row => row.Accepted == 0).Sum(row => row.Count),
                group.Sum(row => row.Milliseconds),
                [
                    .. group.Where(row => row.Accepted == 0).Select(row => new ReasonCount(row.Reason, (int)row.Count))
                        .OrderByDescending(reason => reason.Count).ThenBy(reason => reason.Reason, StringComparer.Ordinal),
                ])),
        ];
    }

    /// <summary>Notes what is being done for a pull request, or for the history with number 0.</summary>
    public void NoteRunning(int number, Stage stage, string step) => InOneStep(transaction => _connection.Execute(
        "INSERT INTO running(number, stage, step, since) VALUES(@number, @stage, @step, @now) ON CONFLICT(number) DO UPDATE SET stage = @stage, step = @step",
        new { number, stage = (int)stage, step, now = Now() },
        transaction));

    /// <summary>Notes that nothing is being done for it any more.</summary>
    public void NoteStopped(int number) => InOneStep(step => _connection.Execute("DELETE FROM running WHERE number = @number", new { number }, step));

    /// <summary>What is being done now.</summary>
    public ImmutableArray<RunningStep> Running() =>
    [
        .. Locked(() => _connection.Query<(long Number, long Stage, string Step, string Since)>("SELECT number, stage, step, since FROM running ORDER BY number"))
            .Select(row => new RunningStep((int)row.Number, (Stage)row.Stage, row.Step, row.Since)),
    ];

    /// <inheritdoc/>
    public void Dispose()
    {
        _connection.Dispose();
        _owner?.Dispose();
    }

    private HarvestStore Connected(string begin)
    {
        try
        {
            _connection.Open();
            _connection.Execute(begin);
            return this;
        }
        catch (SqliteException exception)
        {
            Dispose();
            throw Fault(exception);
        }
    }

    private void Put(int number, StageResult result, double milliseconds, SqliteTransaction step)
    {
        var verdict = result.Verdict;
        var score = verdict.Evidence.IsDefaultOrEmpty ? 0 : verdict.Evidence.Sum(evidence => evidence.Weight);
        _connection.Execute(
            PutVerdict,
            new
            {
                Number = number,
                Stage = (int)verdict.Stage,
                verdict.Accepted,
                verdict.Reason,
                Score = Math.Round(score, 6),
                Json = BenchJson.Line(verdict),
                Draft = result.Draft is { } draft ? BenchJson.Line(draft) : null,
                Milliseconds = milliseconds,
                At = Now(),
            },
            step);
    }

    private void PutFact(string key, string value, SqliteTransaction step) =>
        _connection.Execute("INSERT OR REPLACE INTO fact(key, value) VALUES(@key, @value)", new { key, value }, step);

    private string Now() => UtcMoment.Text(_clock.GetUtcNow());

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, BenchJson.Options)!;

    private T Locked<T>(Func<T> query)
    {
        using var turn = _gate.EnterScope();
        try
        {
            return query();
        }
        catch (SqliteException exception)
        {
            throw Fault(exception);
        }
    }

    private void InOneStep(Action<SqliteTransaction> write) => Locked(() =>
    {
        using var step = _connection.BeginTransaction();
        write(step);
        step.Commit();
        return true;
    });

    private JournalFaultException Fault(SqliteException exception) => new(
        $"The store of the harvest cannot be used: {exception.Message.TrimEnd('.')}. {(IsOfDisk(exception) ? DiskSpace.Room(_folder) : $"'{Path.Combine(_folder, FileName)}' is broken or another program's: move it away to begin again, or choose another --out.")}",
        exception);

    /// <summary>Whether room on the disk may be what is missing: SQLITE_READONLY, SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN; a disk with no room at all shows in others, too.</summary>
    private bool IsOfDisk(SqliteException exception) => exception.SqliteErrorCode is 8 or 10 or 13 or 14 || DiskSpace.FreeMiB(_folder) is 0;
}
