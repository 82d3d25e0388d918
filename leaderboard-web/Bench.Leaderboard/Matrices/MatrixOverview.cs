using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Bench.Charts.Markup;
using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Matrices;

/// <summary>
/// The whole grid as a small picture: at most 100 by 100 blocks, each as dark as the mean attainment in it. The picture is for the eye; <see cref="Summary"/> says the same in words.
/// </summary>
internal sealed class MatrixOverview
{
    private const int MostBlocks = 100;
    private const int Side = 6;
    private const string Paper = "#f4f4f1";

    private static readonly ConditionalWeakTable<Dataset, MatrixOverview> Made = [];

    /// <summary>Colours of the shades, light to dark; then of blocks without a score.</summary>
    private static readonly string[] Colours = ["#dfe7f0", "#aec7e2", "#739fcc", "#38709f", "#0b3f66", "#d9c2a6"];

    private readonly int[,] shades;

    private MatrixOverview(Dataset dataset)
    {
        var grid = MatrixGrid.Of(dataset);
        var (rows, columns) = (Math.Min(MostBlocks, grid.Tasks.Length), Math.Min(MostBlocks, grid.Submissions.Length));
        shades = new int[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                shades[i, j] = Shade(grid, Range(i, rows, grid.Tasks.Length), Range(j, columns, grid.Submissions.Length));
            }
        }

        Summary = InWords(grid);
    }

    /// <summary>The grid in words.</summary>
    public string Summary { get; }

    /// <summary>The overview of a data set.</summary>
    public static MatrixOverview Of(Dataset dataset) => Made.GetValue(dataset, static made => new MatrixOverview(made));

    /// <summary>The picture as an SVG document.</summary>
    public string Svg()
    {
        var (rows, columns) = (shades.GetLength(0), shades.GetLength(1));
        var (width, height) = (Math.Max(1, columns * Side), Math.Max(1, rows * Side));
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        new MarkupWriter(output).Write(Tag.Of(
            "svg",
            [("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width} {height}")), ("role", "img"), ("aria-labelledby", "t d"), ("shape-rendering", "crispEdges")],
            [
                Tag.Of("title", [("id", "t")], "Attainment of all submissions at all tasks"),
                Tag.Of("desc", [("id", "d")], Summary),
                Tag.Of("path", [("fill", Paper), ("d", string.Create(CultureInfo.InvariantCulture, $"M0 0h{width}v{height}H0z"))]),
                .. Enumerable.Range(0, Colours.Length).Select(shade => Tag.Of("path", [("fill", Colours[shade]), ("d", Runs(shade))])),
            ]));
        return output.ToString();
    }

    private static Range Range(int block, int blocks, int count) => new(block * count / blocks, (block + 1) * count / blocks);

    /// <summary>The shade of a block; the last colour when nothing in it is scored, and none when nothing in it was tried.</summary>
    private static int Shade(MatrixGrid grid, Range tasks, Range submissions)
    {
        var (sum, scored, tried) = (0.0, 0, 0);
        for (var i = tasks.Start.Value; i < tasks.End.Value; i++)
        {
            for (var j = submissions.Start.Value; j < submissions.End.Value; j++)
            {
                var cell = grid[i, j];
                sum += cell.Attainment ?? 0;
                scored += cell.Attainment is null ? 0 : 1;
                tried += cell.Kind == CellKind.Missing ? 0 : 1;
            }
        }

        return scored > 0 ? MatrixCell.Shade(sum / scored) : tried > 0 ? MatrixCell.Shades : -1;
    }

    /// <summary>Blocks of one shade as path data, neighbours in a row in one piece.</summary>
    private string Runs(int shade)
    {
        var path = new StringBuilder();
        for (var i = 0; i < shades.GetLength(0); i++)
        {
            for (var j = 0; j < shades.GetLength(1); j++)
            {
                var first = j;
                while (j < shades.GetLength(1) && shades[i, j] == shade)
                {
                    j++;
                }

                if (j > first)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{first * Side} {i * Side}h{(j - first) * Side}v{Side}h-{(j - first) * Side}z");
                }
            }
        }

        return path.ToString();
    }

    private static string InWords(MatrixGrid grid)
    {
        var kinds = new Dictionary<CellKind, int>();
        var (half, whole) = (0, 0);
        for (var i = 0; i < grid.Tasks.Length; i++)
        {
            for (var j = 0; j < grid.Submissions.Length; j++)
            {
                var cell = grid[i, j];
                kinds[cell.Kind] = kinds.GetValueOrDefault(cell.Kind) + 1;
                half += cell.Attainment >= 0.5 ? 1 : 0;
                whole += cell.Attainment >= 1 ? 1 : 0;
            }
        }

        var all = grid.Tasks.Length * grid.Submissions.Length;
        return all == 0
            ? "There is nothing to show yet."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{grid.Tasks.Length} tasks by {grid.Submissions.Length} submissions are {all:N0} cells. In {Of(half)} the candidate reached half of the expert's gain or more, in {Of(whole)} all of it; {Of(kinds.GetValueOrDefault(CellKind.Failed))} failed, {Of(kinds.GetValueOrDefault(CellKind.Fault))} ended in a fault, {Of(kinds.GetValueOrDefault(CellKind.NotMeasurable))} could not be measured, and {Of(kinds.GetValueOrDefault(CellKind.Missing))} were not tried.");

        string Of(int count) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} ({100.0 * count / all:0.#} %)");
    }
}
