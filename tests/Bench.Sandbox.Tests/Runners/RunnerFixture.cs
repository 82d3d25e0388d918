using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Bench.Contracts.Protocol;
using Bench.Sandbox.Agents;
using Bench.Sandbox.Tests.Agents;

namespace Bench.Sandbox.Tests.Runners;

/// <summary>Runs samples with a real agent and a real runner.</summary>
public abstract class RunnerFixture() : AgentFixture(AgentKind.Compiled)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    protected static InstallLayout Layout { get; } = InstallLayout.Find();

    protected abstract string[] Arguments { get; }

    protected Task<SpawnResult> SampleAsync(string file, object parameters, params ulong[] seeds)
    {
        var hello = new HelloPayload(HelloPayload.ProtocolVersion, file, [Folder]);
        var setup = new SetupPayload([.. seeds], ImmutableSortedDictionary.CreateRange(JsonSerializer.SerializeToElement(parameters).EnumerateObject().Select(one => KeyValuePair.Create(one.Name, one.Value))));
        return RunAsync(Command(Arguments) with
        {
            Variables = ImmutableSortedDictionary<string, string>.Empty.Add("PATH", Environment.GetEnvironmentVariable("PATH")!).Add("HOME", Folder),
            Exchange = new SampleExchange(JsonSerializer.SerializeToUtf8Bytes(hello, Json), JsonSerializer.SerializeToUtf8Bytes(setup, Json), default, 1 << 20),
        });
    }

    /// <summary>The answer with letters and digits as they are and other bytes as ~NN, so that it can stand in the name of a test.</summary>
    protected static string AnswerOf(SpawnResult result) =>
        result.Answer is { } answer ? string.Concat(answer.ToArray().Select(Spell)) : throw new AssertionException($"{result.End}\n{Text(result.StandardError)}");

    protected static string FailureOf(SpawnResult result) =>
        result.End is SpawnEnd.WorkloadFailed failed ? failed.Text : throw new AssertionException($"{result.End}\n{Text(result.StandardError)}");

    private static string Spell(byte value) =>
        char.IsAsciiLetterOrDigit((char)value) || value == '.' ? ((char)value).ToString() : string.Create(CultureInfo.InvariantCulture, $"~{value:x2}");
}
