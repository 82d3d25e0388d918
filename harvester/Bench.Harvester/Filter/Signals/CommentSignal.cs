using Bench.Harvester.Filter.Texts;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Filter.Signals;

/// <summary>Words of comments that were added to the code: they tell why a line is as it is.</summary>
internal sealed class CommentSignal : ISignal
{
    private const int MostCharacters = 4000;

    /// <inheritdoc/>
    public void Collect(FilterInput input, List<Evidence> evidence)
    {
        var comments = input.Shape.Comments;
        if (comments.Length is > 0 and <= MostCharacters)
        {
            // Techniques are named in any comment; a gain or a cost is worth a word only where it matters.
            var told = TermSearch.Read(comments, input.Modules).Where(static finding => finding.Term.Kind is TermKind.Gain or TermKind.Cost);
            TermEvidence.Add(evidence, "comment.word", told, Weights.CommentPart);
        }
    }
}
