using System.Text.RegularExpressions;

namespace Bench.Harvester.Admit;

/// <summary>How a mechanism of a speedup shows.</summary>
/// <param name="Tag">The mechanism, as a tag.</param>
/// <param name="Code">What new code has more of than old code.</param>
/// <param name="Words">What a title or a description calls it.</param>
internal sealed record MechanismRule(string Tag, Regex Code, Regex Words);
