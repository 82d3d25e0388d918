namespace Bench.Scoring.Rules;

/// <summary>A way to make one number of the results of one model. Pure: the same input gives the same score.</summary>
public interface IScoreRule
{
    /// <summary>Name of the rule, such as <c>attainment</c>.</summary>
    string Id { get; }

    /// <summary>Version; raised whenever the same results could give another score.</summary>
    int Version { get; }

    /// <summary>The formula in words and signs.</summary>
    string Formula { get; }

    /// <summary>What is known to be wrong with it.</summary>
    string Weakness { get; }

    /// <summary>Scores results.</summary>
    /// <param name="input">Results of one model.</param>
    Score Score(ScoreInput input);
}
