using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Bench.Harvester.Cover;

/// <summary>Reader of Cobertura's XML, as Coverlet writes it.</summary>
public static class Cobertura
{
    private const long LargestCharacters = 256L << 20;

    /// <summary>The lines of interest that were executed. Paths in the report are those of the machine that built the code: their ends are compared.</summary>
    /// <param name="path">Path of the report.</param>
    /// <param name="interest">Lines of interest.</param>
    public static ImmutableSortedSet<SourceLine> Read(string path, ImmutableSortedSet<SourceLine> interest)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersInDocument = LargestCharacters };
        try
        {
            using var stream = File.OpenRead(path);
            using var reader = XmlReader.Create(stream, settings);
            return Of(XDocument.Load(reader), interest);
        }
        catch (XmlException)
        {
            return [];
        }
    }

    /// <inheritdoc cref="Read"/>
    public static ImmutableSortedSet<SourceLine> Of(XDocument report, ImmutableSortedSet<SourceLine> interest)
    {
        var sources = report.Descendants("source").Select(source => source.Value.TrimEnd('/')).ToArray();
        var paths = interest.Select(line => line.Path).Distinct(StringComparer.Ordinal).ToArray();
        return
        [
            .. from owner in report.Descendants("class")
               let name = ((string?)owner.Attribute("filename") ?? "").Replace('\\', '/')
               let path = PathOf(sources, paths, name)
               where path is not null
               from line in owner.Descendants("line")
               where (string?)line.Attribute("hits") is { } hits && hits != "0"
               let found = new SourceLine(path, int.Parse(line.Attribute("number")!.Value, CultureInfo.InvariantCulture))
               where interest.Contains(found)
               select found,
        ];
    }

    private static string? PathOf(string[] sources, string[] paths, string name)
    {
        var full = sources.Select(source => name.StartsWith('/') ? name : $"{source}/{name}").Append("/" + name).ToArray();
        return paths.FirstOrDefault(path => full.Any(candidate => candidate.EndsWith("/" + path, StringComparison.Ordinal)));
    }
}
