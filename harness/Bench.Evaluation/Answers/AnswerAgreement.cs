namespace Bench.Evaluation.Answers;

/// <summary>Whether an answer agrees with base's. Closed.</summary>
public abstract record AnswerAgreement
{
    private AnswerAgreement()
    {
    }

    /// <summary>They agree.</summary>
    public sealed record Same : AnswerAgreement;

    /// <summary>They do not.</summary>
    /// <param name="Path">Where, as in <c>[3].total</c>; empty for the whole answer.</param>
    /// <param name="What">What is different, in our own words; of the answers it holds numbers only.</param>
    public sealed record Different(string Path, string What) : AnswerAgreement
    {
        /// <summary>Place and difference as one phrase.</summary>
        public override string ToString() => Path.Length == 0 ? What : $"at {Path}: {What}";
    }
}
