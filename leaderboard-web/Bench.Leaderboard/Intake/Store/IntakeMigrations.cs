using System.Collections.Immutable;

namespace Bench.Leaderboard.Intake.Store;

/// <summary>What made the tables of the intake, version by version. A script that has been in use is never changed; a new one follows it.</summary>
internal static class IntakeMigrations
{
    /// <summary>The scripts; the first makes version 1.</summary>
    public static ImmutableArray<string> Scripts { get; } =
    [
        """
        CREATE TABLE fact(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE token(
            id TEXT PRIMARY KEY, name TEXT NOT NULL, scope TEXT NOT NULL, hash BLOB NOT NULL, made INTEGER NOT NULL, expires INTEGER, revoked INTEGER,
            served INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
        CREATE TABLE submission(
            id TEXT PRIMARY KEY, token TEXT NOT NULL REFERENCES token(id), kind TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL,
            disclosure TEXT NOT NULL, again INTEGER NOT NULL, received INTEGER NOT NULL, content TEXT, state TEXT NOT NULL, run TEXT,
            published TEXT NOT NULL DEFAULT '[]') WITHOUT ROWID;
        CREATE INDEX submission_content ON submission(content);
        CREATE INDEX submission_token ON submission(token, received);
        CREATE INDEX submission_state ON submission(state);
        CREATE TABLE step(
            submission TEXT NOT NULL REFERENCES submission(id), place INTEGER NOT NULL, state TEXT NOT NULL, at INTEGER NOT NULL, code TEXT, detail TEXT,
            PRIMARY KEY(submission, place)) WITHOUT ROWID;
        CREATE TABLE log(
            submission TEXT NOT NULL REFERENCES submission(id), place INTEGER NOT NULL, state TEXT NOT NULL, line TEXT NOT NULL,
            PRIMARY KEY(submission, place)) WITHOUT ROWID;
        CREATE TABLE job(
            submission TEXT PRIMARY KEY REFERENCES submission(id), second INTEGER NOT NULL, tries INTEGER NOT NULL, lease TEXT UNIQUE, holder TEXT, worker TEXT,
            machine TEXT, until INTEGER) WITHOUT ROWID;
        CREATE TABLE measurement(
            submission TEXT NOT NULL REFERENCES submission(id), machine TEXT NOT NULL, holder TEXT NOT NULL, at INTEGER NOT NULL,
            PRIMARY KEY(submission, machine)) WITHOUT ROWID;
        """,
        """
        ALTER TABLE job ADD COLUMN failed TEXT;
        ALTER TABLE job ADD COLUMN rested INTEGER NOT NULL DEFAULT 0;
        """,
    ];
}
