using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bench.Contracts.Documents;
using Bench.Contracts.Predictions;
using Bench.Contracts.Protocol;
using Bench.Contracts.Publications;
using Bench.Contracts.Runs;
using Bench.Contracts.SelfChecks;
using Bench.Contracts.Submissions;
using Bench.Contracts.Tasks;

namespace Bench.Contracts.Schemas;

/// <summary>The JSON Schemas (draft 7) of the formats that other programs read and write, made from the records.</summary>
public static class SchemaDocuments
{
    private static readonly ImmutableSortedDictionary<string, Type> Types = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["task"] = typeof(TaskSpec),
        ["prediction"] = typeof(Prediction),
        ["run"] = typeof(RunManifest),
        ["selfcheck"] = typeof(SelfCheckRecord),
        ["result"] = typeof(TaskResult),
        ["sample"] = typeof(Sample),
        ["hello"] = typeof(HelloPayload),
        ["setup"] = typeof(SetupPayload),
        ["publication"] = typeof(Publication),
        ["receipt"] = typeof(Receipt),
        ["job"] = typeof(LeasedJob),
        ["job-request"] = typeof(LeaseRequest),
        ["job-report"] = typeof(JobReport),
        ["job-return"] = typeof(JobReturn),
        ["notice"] = typeof(Notice),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Names of the formats; the schema of one lies in <c>schemas/v1/NAME.schema.json</c>.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Types.Keys];

    /// <summary>The schema of a format as an indented document.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="documentation">The XML documentation of this assembly, which the descriptions come from.</param>
    public static string Text(string name, Stream documentation) => Text(name, Types[name].Name, Types[name], BenchJson.Options, documentation);

    /// <summary>The schema of any type that options write.</summary>
    /// <param name="name">Name of the format.</param>
    /// <param name="title">Title of the document.</param>
    /// <param name="type">The type.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="documentation">XML documentation of the assemblies that its parts come from.</param>
    internal static string Text(string name, string title, Type type, JsonSerializerOptions options, params IEnumerable<Stream> documentation)
    {
        var node = new SchemaWriter(options, RecordDocumentation.Load(documentation)).Write(type);
        var head = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["$id"] = $"urn:bench:{name}:v1",
            ["title"] = title,
        };
        foreach (var (key, value) in node)
        {
            head[key] = value?.DeepClone();
        }

        return BenchJson.Document(head);
    }
}
