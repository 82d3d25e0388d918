using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Bench.Contracts.Documents;
using Bench.Contracts.Machines;
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
                .WithAddedModifier(type => Open<Estimate, double?>(type, nameof(Estimate.Low), estimate => estimate.KnownLow))
                .WithAddedModifier(type => Open<Estimate, double?>(type, nameof(Estimate.High), estimate => estimate.KnownHigh))
                .WithAddedModifier(type => Open<RunManifest, Fingerprint?>(type, nameof(RunManifest.Machine), run => run.IsMeasured ? run.Machine : null))
                .WithAddedModifier(type => Open<RunManifest, SandboxLevel?>(type, nameof(RunManifest.Sandbox), run => run.IsMeasured ? run.Sandbox : null)),
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Makes a member one that can be null; it is written only, answers are not read.</summary>
    private static void Open<TOwner, TValue>(JsonTypeInfo type, string member, Func<TOwner, TValue> value)
    {
        if (type.Type != typeof(TOwner))
        {
            return;
        }

        var place = type.Properties.Index().First(property => property.Item.AttributeProvider is PropertyInfo { Name: var name } && name == member).Index;
        var old = type.Properties[place];
        type.Properties[place] = type.CreateJsonPropertyInfo(typeof(TValue), old.Name);
        type.Properties[place].AttributeProvider = old.AttributeProvider;
        type.Properties[place].Get = owner => value((TOwner)owner);
        type.Properties[place].Set = (_, _) => throw new NotSupportedException("an answer is not read");
        type.Properties[place].IsSetNullable = true;
        type.Properties[place].IsRequired = old.IsRequired;
    }
}
