using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Delivery;

/// <summary>Why the dataset that an address names is not shown.</summary>
/// <param name="Status">Status of the answer.</param>
/// <param name="Why">For the reader.</param>
internal sealed record UnseenDataset(int Status, string Why)
{
    /// <summary>It has to wait for others.</summary>
    public static readonly UnseenDataset Later = new(StatusCodes.Status503ServiceUnavailable, "Others look at other earlier datasets; try again in a few seconds.");

    /// <summary>It was never there, or is no longer as it was.</summary>
    public static UnseenDataset Of(EarlierDataset found, string version) => found is EarlierDataset.Gone(var part)
        ? new(StatusCodes.Status410Gone, $"The dataset {version} was served here, and '{part}' of it is no longer as it was. /data lists the others.")
        : new(StatusCodes.Status404NotFound, $"This site never served a dataset {version}. /data lists those that it did.");

    /// <summary>The same as problem details.</summary>
    public IResult Problem() => Results.Problem(Why, statusCode: Status);
}
