using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Journals;

namespace Bench.Evaluation.Tests;

/// <summary>Values that do not matter to a test.</summary>
internal static class Some
{
    public static TaskId Task { get; } = TaskId.Parse("sample__tally-34");

    /// <summary>A folder of its own, made.</summary>
    public static string Folder() =>
        Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, Guid.NewGuid().ToString("N"))).FullName;

    public static QueuedPrediction Prediction(string model = "m", int attempt = 0, string patch = "", long place = 1) => new(Task, model, attempt, patch, place);

    public static TaskResult Result(string model = "m", int attempt = 0, string key = "k", OutcomeKind outcome = OutcomeKind.Failed) => new(
        Task, model, attempt, key, outcome, [ReasonCode.PatchMalformed], [new Reason(ReasonCode.PatchMalformed, Phase.Ingest, "broken")], SandboxKind.Process, []);

    public static Sample Sample(string arm = "base", ArmKind kind = ArmKind.Base, int rotation = 0, int order = 0, long call = 1_000_000) => new(
        Task, "s", arm, kind, rotation, order, 7, 10, 20, call, 30, 40, new string('0', 64), 50);
}
