using System.Globalization;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Bench.Leaderboard.Documents;

/// <summary>Renders tables in a named region that scrolls by itself, without inline styles, which the site's policy forbids.</summary>
internal sealed class ScrollingTableRenderer : HtmlTableRenderer
{
    private const string Name = "aria-label";

    /// <summary>Names the table, gives its header cells their scope, and turns alignment into a class.</summary>
    /// <param name="table">The table.</param>
    /// <param name="number">Its place on the page, from 1.</param>
    public static void Prepare(Table table, int number)
    {
        table.GetAttributes().AddProperty(Name, string.Create(CultureInfo.InvariantCulture, $"Table {number}"));
        foreach (var row in table.OfType<TableRow>())
        {
            foreach (var (column, cell) in row.OfType<TableCell>().Index())
            {
                Prepare(cell, row.IsHeader, table.ColumnDefinitions.ElementAtOrDefault(column)?.Alignment);
            }
        }

        foreach (var column in table.ColumnDefinitions)
        {
            column.Alignment = null;
        }
    }

    /// <inheritdoc/>
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        ArgumentNullException.ThrowIfNull(renderer);
        ArgumentNullException.ThrowIfNull(table);
        var name = table.GetAttributes().Properties?.FirstOrDefault(property => property.Key == Name).Value ?? "";
        renderer.EnsureLine();
        renderer.Write($"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{name}, scrolls\">");
        base.Write(renderer, table);
        renderer.WriteLine("</div>");
    }

    private static void Prepare(TableCell cell, bool isHeader, TableColumnAlign? alignment)
    {
        if (isHeader)
        {
            cell.GetAttributes().AddProperty("scope", "col");
        }

        if (alignment == TableColumnAlign.Right)
        {
            cell.GetAttributes().AddClass("number");
        }
    }
}
