using System.Globalization;
using System.Xml.Linq;
using Bench.Charts.Markup;

namespace Bench.Charts.Tests;

public sealed class SvgRendererTests
{
    private static readonly Series Square = new("expert", "expert", MarkerShape.Square);

    [Test]
    public void A_drawing_says_what_it_shows_to_those_who_do_not_see_it()
    {
        var svg = Drawn(new Plottable.Markers(Square, [(1, 1)]));

        Assert.That(svg.Attribute("role")!.Value, Is.EqualTo("img"));
        var named = svg.Attribute("aria-labelledby")!.Value.Split(' ');
        Assert.That(named.Select(id => svg.Elements().Single(child => child.Attribute("id")?.Value == id).Value), Is.EqualTo(new[] { "a title", "a description" }));
    }

    [Test]
    public void A_point_stands_where_its_values_are()
    {
        var path = Drawn(new Plottable.Markers(Square, [(0, 10), (10, 0)])).Elements("path").First(path => path.Attribute("class")!.Value == "mark expert").Attribute("d")!.Value;

        // Left 44, right 350, top 20, bottom 186 of a drawing of 360 by 220.
        Assert.That(path, Does.StartWith("M44 20m").And.Contain("M350 186m"));
    }

    [Test]
    public void Each_shape_of_a_marker_differs() =>
        Assert.That(Enum.GetValues<MarkerShape>().Select(shape => SvgRenderer.Marker(shape, 0, 0)), Is.Unique);

    [Test]
    public void Every_coordinate_is_a_finite_number_even_for_an_endless_interval()
    {
        var svg = Drawn(
            new Plottable.UprightInterval(Square, 1, 1, double.NegativeInfinity, double.PositiveInfinity),
            new Plottable.LyingInterval(Square, 1, 1, double.NegativeInfinity, double.PositiveInfinity));

        Assert.That(svg.ToString(), Does.Not.Contain("NaN").And.Not.Contain(double.PositiveInfinity.ToString(CultureInfo.InvariantCulture)));
    }

    [Test]
    public void A_line_turns_where_its_points_are_and_shows_them()
    {
        var group = Drawn(new Plottable.ScatterLine(Square, [(0, 0), (10, 10)])).Element("g")!;

        Assert.That(group.Elements().Select(path => path.Attribute("class")!.Value), Is.EqualTo(new[] { "line expert", "mark expert" }));
        Assert.That(group.Elements().First().Attribute("d")!.Value, Is.EqualTo("M44 186L350 20"));
    }

    [Test]
    public void Columns_stand_on_the_axis()
    {
        var column = Drawn(new Plottable.Bars("expert", [(0, 10, 10)])).Elements("path").Single(path => path.Attribute("class")!.Value == "column expert");

        Assert.That(column.Attribute("d")!.Value, Is.EqualTo("M44.5 186V20H349.5V186z"));
    }

    [Test]
    public void A_segment_goes_from_one_place_to_another()
    {
        var line = Drawn(new Plottable.LineSegment((0, 0), (10, 10), "reference")).Elements("path").Single(path => path.Attribute("class")!.Value == "line reference");

        Assert.That(line.Attribute("d")!.Value, Is.EqualTo("M44 186L350 20"));
    }

    [Test]
    public void Lines_are_named_in_the_legend_as_points_are() =>
        Assert.That(Drawn(new Plottable.ScatterLine(Square, [(0, 0), (1, 1)])).Elements("text").Select(text => text.Value), Has.Some.EqualTo("expert"));

    private static XElement Drawn(params Plottable[] plottables)
    {
        using var output = new StringWriter();
        new MarkupWriter(output).Write(SvgRenderer.Draw(new Plot("p", "a title", "a description", new Axis.Linear("x", 0, 10), new Axis.Linear("y", 0, 10), [.. plottables])));
        return XElement.Parse(output.ToString());
    }
}
