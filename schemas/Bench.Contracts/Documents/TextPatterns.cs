namespace Bench.Contracts.Documents;

/// <summary>Patterns that several fields share. They read alike in .NET and in ECMAScript.</summary>
internal static class TextPatterns
{
    /// <summary>A text that says something: not empty, no control characters.</summary>
    public const string Text = "^[^\\u0000-\\u001f\\u007f]{1,1000}$";

    /// <summary><see cref="Text"/> in words.</summary>
    public const string TextWords = "1 to 1000 characters without control characters";

    /// <summary>A name that a table shows.</summary>
    public const string Name = "^[^\\u0000-\\u001f\\u007f-\\u009f]{1,200}$";

    /// <summary><see cref="Name"/> in words.</summary>
    public const string NameWords = "1 to 200 characters without control characters";

    /// <summary>An argument of a command.</summary>
    public const string Argument = "^[^\\u0000]*$";

    /// <summary><see cref="Argument"/> in words.</summary>
    public const string ArgumentWords = "an argument without NUL characters";

    /// <summary>Id of a test as its report writes it.</summary>
    public const string TestId = "^[^\\u0000-\\u0008\\u000a-\\u001f\\u007f]+$";

    /// <summary><see cref="TestId"/> in words.</summary>
    public const string TestIdWords = "the id of a test: class::name, on one line";

    /// <summary>Full id of a commit, by SHA-1 or SHA-256.</summary>
    public const string Commit = "^([0-9a-f]{40}|[0-9a-f]{64})$";

    /// <summary><see cref="Commit"/> in words.</summary>
    public const string CommitWords = "a full commit id: 40 (or 64) lower-case hexadecimal digits";

    /// <summary>Address or path of a repository; nothing that git could take for an option.</summary>
    public const string Address = "^[^-\\s\\u0000-\\u001f\\u007f][^\\u0000-\\u001f\\u007f]{0,999}$";

    /// <summary><see cref="Address"/> in words.</summary>
    public const string AddressWords = "the address or path of a repository, not beginning with - or a space";

    /// <summary>A time in UTC, ISO 8601.</summary>
    public const string Moment = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|\\+00:00)$";

    /// <summary><see cref="Moment"/> in words.</summary>
    public const string MomentWords = "a time in UTC, such as 2026-01-31T12:00:00Z";

    /// <summary>Greatest seed: every JSON reader keeps numbers below 2^53 whole.</summary>
    public const double GreatestSeed = (1L << 53) - 1;
}
