namespace Bench.Leaderboard.Importing;

/// <summary>How the import is doing, for the status page.</summary>
public sealed class ImportState
{
    private Look _last = new(null, null);

    /// <summary>The last look at the files.</summary>
    public Look Last => Volatile.Read(ref _last);

    /// <summary>Notes a look that went well.</summary>
    internal void Done(DateTimeOffset at) => Volatile.Write(ref _last, new Look(at, null));

    /// <summary>Notes a look that could not be brought to its end.</summary>
    internal void Failed(string fault) => Volatile.Write(ref _last, Last with { Fault = fault });

    /// <summary>What a look at the files gave.</summary>
    /// <param name="At">When the last one went well; null before the first.</param>
    /// <param name="Fault">Why the last one did not; null when it did. What is broken in a file is no fault, see <see cref="Data.Dataset.Problems"/>.</param>
    public sealed record Look(DateTimeOffset? At, string? Fault);
}
