using System.Collections.Immutable;

namespace Bench.Harvester.Admit;

/// <summary>How a licence is known by its text. Phrases are in lower case, words apart by one blank.</summary>
/// <param name="Id">SPDX identifier.</param>
/// <param name="Key">Phrase that begins what only this licence, or this family, says.</param>
/// <param name="Needs">Phrases that must be there, too.</param>
/// <param name="Lacks">Phrases that must not.</param>
internal sealed record LicenceRule(string Id, string Key, ImmutableArray<string> Needs = default, ImmutableArray<string> Lacks = default)
{
    /// <summary>Where the licence begins in a text; -1 when it is another one.</summary>
    public int Place(string text)
    {
        var at = text.IndexOf(Key, StringComparison.Ordinal);
        return at >= 0
            && (Needs.IsDefault || Needs.All(phrase => text.Contains(phrase, StringComparison.Ordinal)))
            && (Lacks.IsDefault || !Lacks.Any(phrase => text.Contains(phrase, StringComparison.Ordinal))) ? at : -1;
    }
}
