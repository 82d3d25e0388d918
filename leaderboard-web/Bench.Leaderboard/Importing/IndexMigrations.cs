using System.Collections.Immutable;

namespace Bench.Leaderboard.Importing;

/// <summary>The steps that make the index what this version needs; a database says by its <c>user_version</c> how many it has had.</summary>
internal static class IndexMigrations
{
    /// <summary>Results are megabytes a run and have a table of their own: looking a run up must not pass over them.</summary>
    private const string Tables = """
        CREATE TABLE run(
            number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest TEXT NOT NULL, stamp TEXT NOT NULL, publication TEXT NOT NULL, manifest TEXT NOT NULL);
        CREATE TABLE result(run INTEGER PRIMARY KEY REFERENCES run(number) ON DELETE CASCADE, results BLOB NOT NULL);
        CREATE TABLE sitting(
            run INTEGER NOT NULL REFERENCES run(number) ON DELETE CASCADE, id TEXT NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL, PRIMARY KEY(run, id)) WITHOUT ROWID;
        CREATE TABLE patch(
            run INTEGER NOT NULL REFERENCES run(number) ON DELETE CASCADE, model TEXT NOT NULL, task TEXT NOT NULL, attempt INTEGER NOT NULL,
            start INTEGER NOT NULL, length INTEGER NOT NULL, PRIMARY KEY(run, model, task, attempt)) WITHOUT ROWID;
        CREATE TABLE task(id TEXT PRIMARY KEY, digest TEXT NOT NULL, json BLOB NOT NULL);
        """;

    private const string Search = """
        CREATE VIRTUAL TABLE search USING fts5(kind UNINDEXED, id UNINDEXED, title, body, tokenize = 'unicode61', prefix = '2 3');
        CREATE TABLE searched(state TEXT NOT NULL);
        """;

    /// <summary>Results without what only one page shows. The runs are read from their files again.</summary>
    private const string Details = """
        DELETE FROM run;
        CREATE TABLE detail(
            run INTEGER NOT NULL REFERENCES run(number) ON DELETE CASCADE, model TEXT NOT NULL, task TEXT NOT NULL, attempt INTEGER NOT NULL,
            key TEXT NOT NULL, seconds TEXT, PRIMARY KEY(run, model, task, attempt)) WITHOUT ROWID;
        """;

    /// <summary>The usual board of one state of the files and of the program.</summary>
    private const string Board = "CREATE TABLE board(state TEXT NOT NULL, json BLOB NOT NULL);";

    /// <summary>The steps in order.</summary>
    public static ImmutableArray<string> Steps { get; } = [Tables, Search, Details, Board];
}
