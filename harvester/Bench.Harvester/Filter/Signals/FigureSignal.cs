using System.Text;
using Bench.Harvester.Filter.Texts;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Filter.Signals;

/// <summary>Figures in the texts: factors, times, complexities, output of timing tools, tables of results.</summary>
internal sealed class FigureSignal : ISignal
{
    /// <inheritdoc/>
    public void Collect(FilterInput input, List<Evidence> evidence)
    {
        var text = TextOf(input);
        Add(evidence, "text.factor", Figures.Factor(text), Weights.Factor);
        Add(evidence, "text.times", Figures.Times(text), Weights.Times);
        Add(evidence, "text.complexity", Figures.Complexity(text), Weights.Complexity);
        Add(evidence, "text.timings", Figures.Output(text), Weights.ToolOutput);
        Add(evidence, "body.table", Figures.Table(text), Weights.ResultTable);
    }

    private static string TextOf(FilterInput input)
    {
        var text = new StringBuilder(input.PullRequest.Title).Append(".\n").Append(TextCleaner.WithoutComments(input.PullRequest.Body));
        foreach (var (subject, body) in input.Messages())
        {
            text.Append('\n').Append(subject).Append('\n').Append(body);
        }

        return text.ToString();
    }

    private static void Add(List<Evidence> evidence, string name, string? found, double weight)
    {
        if (found is not null)
        {
            evidence.Add(new Evidence(name, found, weight));
        }
    }
}
