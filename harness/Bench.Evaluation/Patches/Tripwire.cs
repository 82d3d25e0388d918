using System.Text.RegularExpressions;

namespace Bench.Evaluation.Patches;

/// <summary>One thing that code which only gets faster seldom needs.</summary>
/// <param name="What">What it is, in our own words.</param>
/// <param name="Pattern">Finds it in one line of source.</param>
internal sealed record Tripwire(string What, Regex Pattern);
