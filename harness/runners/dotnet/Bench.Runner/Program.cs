using System.Text;
using System.Text.Json;
using Bench.Runner;

const int ProtocolVersion = 1;
const int FailBytes = 16 << 10;

// Runs one sample of a .NET workload: speaks the frames of docs/protocol.md on standard input and output.
var pipe = FramePipe.Take();
try
{
    if (!Sample(pipe))
    {
        NativeMethods.Exit(1); // the agent is gone
    }
}
#pragma warning disable CA1031 // Whatever it is, the workload did not answer, and the agent is told so.
catch (Exception e)
#pragma warning restore CA1031
{
    var text = Encoding.UTF8.GetBytes(e.ToString());
    pipe.Send(FrameKind.Fail, text.AsSpan(0, Math.Min(text.Length, FailBytes)));
}

pipe.WaitForEnd(); // the agent kills this process; nothing of the library runs at exit
NativeMethods.Exit(0);

static bool Sample(FramePipe pipe)
{
    if (pipe.Receive(FrameKind.Hello) is not { } hello)
    {
        return false;
    }

    var workload = Load(hello);
    AnswerEncoder.WarmUp();
    pipe.Send(FrameKind.Ready, []);
    if (pipe.Receive(FrameKind.Setup) is not { } setup)
    {
        return false;
    }

    var states = MakeStates(workload, setup);
    pipe.Send(FrameKind.Set, []);
    if (pipe.Receive(FrameKind.Go) is null)
    {
        return false;
    }

    var answer = states.Length == 1 ? workload.Answer(states[0]) : Array.ConvertAll(states, workload.Answer);
    pipe.Send(FrameKind.Done, AnswerEncoder.Encode(answer).Written);
    return true;
}

static WorkloadClass Load(byte[] hello)
{
    using var json = JsonDocument.Parse(hello);
    var version = json.RootElement.GetProperty("version").GetInt32();
    return version == ProtocolVersion
        ? WorkloadClass.Load(json.RootElement.GetProperty("file").GetString()!)
        : throw new NotSupportedException($"Protocol version {version}; this runner speaks {ProtocolVersion}.");
}

static object?[] MakeStates(WorkloadClass workload, byte[] setup)
{
    var json = JsonDocument.Parse(setup).RootElement; // lives as long as the process
    var parameters = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
    foreach (var parameter in json.GetProperty("parameters").EnumerateObject())
    {
        parameters[parameter.Name] = parameter.Value;
    }

    var seeds = json.GetProperty("seeds");
    var states = new object?[seeds.GetArrayLength()];
    for (var call = 0; call < states.Length; call++)
    {
        states[call] = workload.Setup(seeds[call].GetInt64(), parameters);
    }

    return states;
}
