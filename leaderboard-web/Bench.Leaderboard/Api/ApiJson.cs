using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Bench.Contracts.Documents;
using Bench.Contracts.Runs;

namespace Bench.Leaderboard.Api;

/// <summary>
/// How views are written: as the files are, with room for the envelope, and with null in the place of what nobody measured. The files of a
/// run that was imported from a report must name a machine and the ends of each interval; an answer need not repeat what says nothing.
/// </summary>
public static class ApiJson
{
    /// <summary>Deepest nesting of an answer.</summary>
    private const int DeepestNesting = 32;

    /// <summary>Options that write one line.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(BenchJson.Options)
        {
            MaxDepth = DeepestNesting,
            TypeInfoResolver = BenchJson.Options.TypeInfoResolver!
                .WithAddedModifier(type => Write(type, typeof(Estimate), nameof(Estimate.Low), nameof(Estimate.KnownLow)))
                .WithAddedModifier(type => Write(type, typeof(Estimate), nameof(Estimate.High), nameof(Estimate.KnownHigh)))
                .WithAddedModifier(type => Write(type, typeof(RunManifest), nameof(RunManifest.Machine), nameof(RunManifest.KnownMachine)))
                .WithAddedModifier(type => Write(type, typeof(RunManifest), nameof(RunManifest.Sandbox), nameof(RunManifest.KnownSandbox))),
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Writes what is known of a member, which may be null, under the member's name. Answers are not read.</summary>
    private static void Write(JsonTypeInfo type, Type owner, string member, string known)
    {
        if (type.Type != owner)
        {
            return;
        }

        var place = type.Properties.Index().First(property => property.Item.AttributeProvider is PropertyInfo { Name: var name } && name == member).Index;
        var (old, source) = (type.Properties[place], owner.GetProperty(known)!);
        var open = type.CreateJsonPropertyInfo(source.PropertyType, old.Name);
        open.AttributeProvider = source;
        open.Get = source.GetValue;
        open.Set = (_, _) => throw new NotSupportedException("an answer is not read");
        open.IsSetNullable = true;
        open.IsRequired = old.IsRequired;
        type.Properties[place] = open;
    }
}
