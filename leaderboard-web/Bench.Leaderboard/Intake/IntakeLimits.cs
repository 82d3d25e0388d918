namespace Bench.Leaderboard.Intake;

/// <summary>How much may be handed in, and how fast. The defaults are those that the documents state.</summary>
public sealed record IntakeLimits
{
    /// <summary>Largest predictions file, in bytes.</summary>
    public long PredictionBytes { get; init; } = 64L << 20;

    /// <summary>Largest run bundle as it is sent, in bytes.</summary>
    public long BundleBytes { get; init; } = 256L << 20;

    /// <summary>Largest run bundle unpacked, in bytes.</summary>
    public long UnpackedBytes { get; init; } = 1L << 30;

    /// <summary>Most files in a run bundle.</summary>
    public int Entries { get; init; } = 20_000;

    /// <summary>Most bytes that a byte of a bundle may unpack to, beyond the first MiB.</summary>
    public int Ratio { get; init; } = 200;

    /// <summary>Most predictions in a file.</summary>
    public int Predictions { get; init; } = 20_000;

    /// <summary>Slowest upload, in bytes a second.</summary>
    public double SlowestRate { get; init; } = 1024;

    /// <summary>How long an upload may be slower than that.</summary>
    public TimeSpan SlowGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Most submissions of a token in 24 hours, refused ones counted.</summary>
    public int UploadsADay { get; init; } = 50;

    /// <summary>Most bytes that a token may hand in within 24 hours.</summary>
    public long BytesADay { get; init; } = 2L << 30;

    /// <summary>Most calls of one token, or of one address without a token, at once.</summary>
    public int CallBurst { get; init; } = 2000;

    /// <summary>Calls a second that each of them has for good.</summary>
    public int CallsASecond { get; init; } = 100;

    /// <summary>Most uploads of one token, or of one address without a token, at once.</summary>
    public int UploadBurst { get; init; } = 12;

    /// <summary>Seconds after which one more upload is free.</summary>
    public int SecondsAnUpload { get; init; } = 5;

    /// <summary>How long a worker may be silent before its job is another's.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Most workers that try a job.</summary>
    public int MostTries { get; init; } = 3;

    /// <summary>Longest that an empty queue keeps a worker waiting for its answer.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(25);
}
