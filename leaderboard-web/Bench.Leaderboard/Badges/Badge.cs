namespace Bench.Leaderboard.Badges;

/// <summary>What a badge says: short enough for a README.</summary>
/// <param name="Name">Name of the submission; text from outside.</param>
/// <param name="Rule">Name of the score rule.</param>
/// <param name="Score">The score as pages write it.</param>
/// <param name="Rank">The rank, as a number or as the range of a tie; null when it is not ranked.</param>
/// <param name="Ranked">Number of ranked submissions.</param>
/// <param name="Level">How far it has been checked, in words.</param>
internal sealed record Badge(string Name, string Rule, string Score, string? Rank, int Ranked, string Level)
{
    /// <summary>The left half.</summary>
    public string Label => $"Bench {Rule}";

    /// <summary>The right half.</summary>
    public string Value => string.Join(" · ", new[] { Score, Rank is null ? "not ranked" : $"rank {Rank} of {Ranked}", Level });

    /// <summary>The same as a sentence, for those who do not see it.</summary>
    public string Sentence => $"{Name} on Bench, rule {Rule}: score {Score}, {(Rank is null ? "not ranked" : $"rank {Rank} of {Ranked}")}, {Level}";
}
