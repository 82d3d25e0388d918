using System.Collections.Immutable;
using Bench.Leaderboard.Intake.Checks;

namespace Bench.Leaderboard.Intake.Http;

/// <summary>A form that was sent and not taken: what was written into it, and what is wrong with it. The token is not sent back.</summary>
/// <param name="Values">Text of each field.</param>
/// <param name="Problems">What is wrong, the first found first.</param>
public sealed record SubmitForm(ImmutableDictionary<string, string> Values, ImmutableArray<UploadProblem> Problems)
{
    /// <summary>A form that nobody has written into.</summary>
    public static SubmitForm Empty { get; } = new(ImmutableDictionary<string, string>.Empty, []);

    /// <summary>What was written into a field.</summary>
    public string Value(string field) => Values.GetValueOrDefault(field, "");

    /// <summary>What is wrong with a field.</summary>
    public IEnumerable<UploadProblem> Of(string field) => Problems.Where(problem => problem.Field == field);
}
