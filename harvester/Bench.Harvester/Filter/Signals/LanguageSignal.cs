using Bench.Harvester.Funnel;

namespace Bench.Harvester.Filter.Signals;

/// <summary>
/// Source in another language than Python in a Python project: extensions in C, C++, Fortran, Cython. Which test executes their lines cannot be told there, and
/// a task needs a test that does.
/// </summary>
internal sealed class LanguageSignal : ISignal
{
    /// <inheritdoc/>
    public void Collect(FilterInput input, List<Evidence> evidence)
    {
        var others = input.IsPython ? input.Diff.Source.Count(static file => !file.Diff.File.Path.EndsWith(".py", StringComparison.OrdinalIgnoreCase)) : 0;
        if (others > 0)
        {
            var all = others == input.Diff.Source.Length;
            evidence.Add(new Evidence("diff.language", $"source files of a Python project in another language: {others} of {input.Diff.Source.Length}", all ? Weights.OtherLanguage : Weights.PartlyOtherLanguage));
        }
    }
}
