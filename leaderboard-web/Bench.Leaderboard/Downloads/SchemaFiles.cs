using System.Collections.Immutable;
using Bench.Leaderboard.Api;

namespace Bench.Leaderboard.Downloads;

/// <summary>The JSON Schemas of <c>schemas/v1</c>, which this program carries along: a name that is asked for is looked up and never used as a path.</summary>
internal static class SchemaFiles
{
    /// <summary>Where they are served.</summary>
    public const string Root = "/schemas/v1/";

    private const string Prefix = "schemas/";

    /// <summary>Their file names, in order.</summary>
    public static ImmutableArray<string> Names { get; } =
        [.. typeof(SchemaFiles).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..]).Order(StringComparer.Ordinal)];

    /// <summary>Serves them, and a list of their addresses where none is named.</summary>
    public static void MapSchemas(this WebApplication site) => site.MapGet(
        Root + "{**name}",
        (string? name) => string.IsNullOrEmpty(name) ? Results.Json(new { schemas = Names.Select(schema => Root + schema) })
            : Names.Contains(name, StringComparer.Ordinal) ? Results.Stream(typeof(SchemaFiles).Assembly.GetManifestResourceStream(Prefix + name)!, "application/schema+json")
            : ApiProblem.NotFound($"There is no such schema; {Root} lists those that there are.")).ExcludeFromDescription();

    /// <summary>The text of one of them.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static string Text(string name)
    {
        using var reader = new StreamReader(typeof(SchemaFiles).Assembly.GetManifestResourceStream(Prefix + name)!);
        return reader.ReadToEnd();
    }
}
