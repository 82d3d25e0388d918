using System.Globalization;
using Bench.Charts.Markup;
using Bench.Contracts.Machines;
using Bench.Contracts.Runs;
using Bench.Scoring.Rules;

namespace Bench.Harness.Reporting.Html;

/// <summary>One run: what was measured and how, its scores, its outcomes, its tasks.</summary>
/// <param name="run">The run.</param>
/// <param name="rule">The chosen rule.</param>
/// <param name="budget">What it may take of the page.</param>
internal sealed class RunSection(RunView run, IScoreRule rule, PageBudget budget)
{
    private RunManifest Manifest => run.Run.Manifest;

    private RunSummary Summary => run.Summary;

    /// <summary>The parts of the run, without a heading of its own.</summary>
    /// <param name="level">Level of the headings.</param>
    public IEnumerable<Node> Write(int level)
    {
        var outcomes = new OutcomeList(run);
        yield return Tag.In("lead", "p", Lead());
        foreach (var notice in Notices())
        {
            yield return Parts.Notice(notice);
        }

        yield return outcomes.Tiles();
        yield return Conditions();
        yield return Tag.Of("section", [Tag.Of($"h{level}", Summary.Models.Length == 1 ? "Score" : "Scores"), .. new ScoreList(run, rule).Write()]);
        yield return Tag.Of("section", Tag.Of($"h{level}", "Outcomes"), outcomes.Table());
        yield return Tag.Of("section", [Tag.Of($"h{level}", "Tasks"), .. run.Tasks.Select(task => new TaskSection(run, task, budget).Write(level + 1))]);
        yield return Tag.Of("section", [Tag.Of($"h{level}", "What the run was made of"), .. Making()]);
    }

    private string Lead() =>
        $"{Parts.Count(Summary.Predictions, "prediction", "predictions")} of {Parts.Count(Summary.Models.Length, "model", "models")} on {Parts.Count(run.Tasks.Length, "task", "tasks")}, "
        + (Manifest.IsMeasured ? $"measured from {Manifest.StartedAt} on." : $"imported on {Manifest.StartedAt}.");

    private IEnumerable<string> Notices()
    {
        if (Manifest.Reported is { } report)
        {
            yield return $"{ReportedWords.Sentence(report)}. Nothing of it was measured or checked here; faster and slower mean by at least 2 % as reported.";
        }

        if (run.Differing > 0)
        {
            yield return $"{Parts.Count(run.Differing, "result does", "results do")} not say what the samples say. `bench grade` computes them again.";
        }

        if (Summary.Models.Sum(model => model.AwaitingReview) is > 0 and var awaiting)
        {
            yield return $"{Parts.Count(awaiting, "result is", "results are")} not ranked until a person has looked.";
        }

        if (Manifest.Sandbox.Kind == SandboxKind.Process)
        {
            yield return "Submitted code ran as plain processes: nothing kept it from the machine or from other candidates. Do not rank these results beside isolated ones.";
        }
    }

    private Node Conditions() => Manifest.Reported is { } report ? Source(report) : Parts.Facts(
    [
        ("sandbox", OutcomeWords.Word(Manifest.Sandbox.Kind)),
        ("grade", Manifest.Grade == RunGrade.Development ? "development: the machine has not passed the self-check" : "scoring: the machine passed the self-check"),
        ("noise floor", string.Create(CultureInfo.InvariantCulture, $"{Summary.NoiseFloor:P1}: smaller effects are not told from noise")),
        ("self-check", Tag.Outside(SelfCheck(), PageBudget.Characters)),
        ("machine", Tag.Outside($"{Manifest.Machine.CpuModel ?? "unknown processor"}, {Manifest.Machine.PhysicalCores} cores, {Manifest.Machine.OperatingSystem ?? "Linux"}", PageBudget.Characters)),
        ("versions", Tag.Outside($"harness {Manifest.HarnessVersion}, protocol {Manifest.ProtocolVersion}, policy {Manifest.PolicyVersion}", PageBudget.Characters)),
        ("score again", Tag.Of("code", Tag.Outside($"bench grade {run.Name}", PageBudget.Characters))),
        ("measure again", Tag.Of("code", Tag.Outside($"bench replay {run.Name} {(run.Tasks.IsEmpty ? "TASK" : run.Tasks[0].Task.Value)}", PageBudget.Characters))),
    ]);

    private static Node Source(ReportSource report) => Parts.Facts(
    [
        ("format", report.Format),
        ("file", Tag.Outside(report.File, PageBudget.Characters)),
        ("digest", Tag.Of("code", $"sha256 {report.Sha256}")),
        ("samples", "none"),
        ("machine", "unknown"),
    ]);

    private string SelfCheck() => Manifest.SelfCheck is { } check
        ? string.Create(CultureInfo.InvariantCulture, $"of {check.StartedAt}: of {check.Comparisons} comparisons of identical code {check.FalseVerdicts} called different, {check.Misses} intervals beside the truth")
        : "none that counts for this machine";

    private IEnumerable<Node> Making()
    {
        if (!Manifest.IsMeasured)
        {
            yield return Tag.Of("p", "The report does not say: no machine, tasks, images, seeds or predictions are known.");
            yield break;
        }

        yield return Parts.Folded("Machine", Parts.Facts(Machine(Manifest.Machine).Where(fact => fact.Value is not null).Select(fact => (fact.Name, Tag.Outside(fact.Value!, PageBudget.Characters)))));
        if (!Manifest.Sandbox.NotEnforced.IsDefaultOrEmpty)
        {
            yield return Parts.Folded("What the sandbox could not enforce", Tag.Of("ul", Manifest.Sandbox.NotEnforced.Select(limit => Tag.Of("li", Tag.Outside(limit, PageBudget.Characters)))));
        }

        yield return Parts.Folded("Digests of the tasks", Digests("task", Manifest.Tasks));
        yield return Manifest.Images.IsEmpty ? "" : Parts.Folded("Digests of the images", Digests("task", Manifest.Images));
        yield return Manifest.Seeds.IsEmpty ? "" : Parts.Folded("Secret seeds, drawn after the patches were frozen", Digests("sitting", Manifest.Seeds));
        yield return Tag.Of("p", "Predictions: ", Manifest.PredictionsSha256 is { } digest ? Tag.Of("code", Tag.Outside($"sha256 {digest}", PageBudget.Characters)) : "built in", ".");
    }

    private static Node Digests(string head, IEnumerable<KeyValuePair<string, string>> digests) => Parts.Table(
        "Digests", [head, "digest"], digests.Select(pair => new[] { Tag.Outside(pair.Key, PageBudget.Characters), Tag.Of("code", Tag.Outside(pair.Value, PageBudget.Characters)) }));

    private static IEnumerable<(string Name, string? Value)> Machine(Fingerprint machine) =>
    [
        ("processor", machine.CpuModel),
        ("family/model/stepping", machine.CpuFamily),
        ("cores", string.Create(CultureInfo.InvariantCulture, $"{machine.PhysicalCores} physical, {machine.LogicalCpus} logical, {machine.NumaNodes} NUMA")),
        ("frequency governor", machine.Governor),
        ("turbo", machine.Turbo is { } turbo ? (turbo ? "on" : "off") : null),
        ("memory", string.Create(CultureInfo.InvariantCulture, $"{machine.MemoryMiB:N0} MiB, swap {machine.SwapMiB:N0} MiB")),
        ("kernel", machine.Kernel),
        ("system", machine.OperatingSystem),
        ("cgroups", machine.CgroupVersion == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"version {machine.CgroupVersion}")),
        ("virtualisation", machine.Virtualisation ?? "none"),
        ("container engine", machine.EngineVersion),
        ("clock", machine.ClockSource),
        ("huge pages", machine.TransparentHugePages),
        ("address randomisation", machine.AddressRandomisation),
    ];
}
