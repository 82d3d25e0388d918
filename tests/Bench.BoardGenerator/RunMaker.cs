using System.Collections.Immutable;
using System.Globalization;
using Bench.Contracts.Documents;
using Bench.Contracts.Machines;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Predictions;
using Bench.Contracts.Publications;
using Bench.Contracts.Runs;
using Bench.Contracts.SelfChecks;
using Bench.Scoring.Runs;
using Bench.Scoring.Sittings;
using Bench.Scoring.Statistics;

namespace Bench.BoardGenerator;

/// <summary>Draws one run of up to eight submissions over all tasks and writes its folder; what results say is computed from the samples drawn.</summary>
internal sealed class RunMaker(BoardOptions options, ImmutableArray<MadeTask> tasks, Contestant[] contestants, int number)
{
    private static readonly ImmutableArray<(ReasonCode Code, Phase Phase, string Detail)> Failures =
    [
        (ReasonCode.TestRegression, Phase.Tests, "2 guarding tests fail that pass on base."),
        (ReasonCode.PatchDoesNotApply, Phase.Apply, "The first hunk of src/core.py does not match the base tree."),
        (ReasonCode.BuildFailed, Phase.Build, "The build ended with exit code 1; on base it ends with 0."),
        (ReasonCode.OutputMismatch, Phase.Oracle, "The answer differs from base's in 3 of 1000 numbers."),
        (ReasonCode.RunTimeout, Phase.Timing, "A call did not end within 60 s."),
    ];

    private readonly SplitMix64 _random = new((options.Seed * 104_729) + (ulong)number);
    private readonly double _noiseFloor = Math.Log(1.02);
    private readonly SortedDictionary<string, string> _digests = new(StringComparer.Ordinal);

    /// <summary>Writes the run.</summary>
    /// <param name="runs">Folder of the published runs.</param>
    /// <param name="cancellationToken">Stops it; a run that is not whole has a name that nobody reads.</param>
    /// <returns>Ids of its submissions.</returns>
    public async Task<ImmutableArray<string>> WriteAsync(string runs, CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateDirectory(Path.Combine(runs, string.Create(CultureInfo.InvariantCulture, $".making-{options.Seed}-{number}"))).FullName;
        await using (var results = new LineFile(scratch, RunReader.ResultsName))
        await using (var samples = new LineFile(scratch, RunReader.SamplesName))
        await using (var taken = new LineFile(scratch, RunReader.TakenName))
        {
            foreach (var task in tasks)
            {
                cancellationToken.ThrowIfCancellationRequested();
                WriteTask(task, scratch, results, samples);
                foreach (var contestant in contestants)
                {
                    taken.Add(new Prediction(task.Spec.Id.Value, PatchMaker.Text(contestant.About.Model, _random), contestant.About.Model));
                }
            }
        }

        var manifest = Manifest();
        await File.WriteAllTextAsync(Path.Combine(scratch, RunReader.ManifestName), BenchJson.Document(manifest), cancellationToken);
        foreach (var name in new[] { RunReader.ManifestName, RunReader.ResultsName, RunReader.SamplesName, RunReader.TakenName })
        {
            _digests[name] = await PublishedFiles.DigestAsync(Path.Combine(scratch, name), cancellationToken);
        }

        return await PublishAsync(runs, scratch, manifest, cancellationToken);
    }

    private async Task<ImmutableArray<string>> PublishAsync(string runs, string scratch, RunManifest manifest, CancellationToken cancellationToken)
    {
        var files = _digests.ToImmutableSortedDictionary(StringComparer.Ordinal);
        var digest = PublicationIds.RunDigest(files);
        var ids = PublicationIds.Submissions(contestants.Select(contestant => contestant.About.Model), digest);
        var publication = new Publication(
            Publication.SchemaName,
            PublicationIds.Run(manifest, digest),
            Board.Moment(3 + (number * 7 % 300)),
            (PublicationLevel)(number % 3),
            [.. contestants.Zip(ids, (contestant, id) => contestant.About with { Id = id })],
            files);
        await File.WriteAllTextAsync(Path.Combine(scratch, Publication.FileName), BenchJson.Document(publication), cancellationToken);
        var place = Path.Combine(runs, publication.Run);
        if (Directory.Exists(place))
        {
            Directory.Delete(scratch, recursive: true);
        }
        else
        {
            Directory.Move(scratch, place);
        }

        return ids;
    }

    private void WriteTask(MadeTask task, string scratch, LineFile results, LineFile samples)
    {
        var plans = contestants.Select((contestant, index) => Plan(contestant, index, task)).ToList();
        for (var index = 1; index < plans.Count; index++)
        {
            plans[index] = contestants[index].IsTwin ? plans[index - 1] with { Arm = plans[index].Arm, IsTwin = true } : plans[index];
        }

        var sitting = $"{task.Spec.Id.Value}-1";
        var arms = plans.Where(plan => plan.Failure is null).Select(plan => (plan.Arm, plan.Factor, plan.IsTwin)).ToList();
        var analysis = default(SittingAnalysis);
        if (arms.Count > 0)
        {
            var drawn = SittingMaker.Draw(task, sitting, options.Samples, arms, _random);
            analysis = SittingAnalysis.Of(drawn, _noiseFloor);
            foreach (var sample in drawn)
            {
                samples.Add(sample);
            }
        }

        for (var index = 0; index < plans.Count; index++)
        {
            var ended = Ended(task, contestants[index], plans[index]);
            results.Add(plans[index].Failure is null
                ? MeasuredResult.Of(ended, analysis!, analysis!.Arm(plans[index].Arm)!, plans[index].IsFlagged ? [new Reason(ReasonCode.GoldSimilarity, Phase.Ingest, "The patch is nearly the expert's.")] : [])
                : ended);
            WriteLog(task, plans[index], scratch);
        }
    }

    private Plan Plan(Contestant contestant, int index, MadeTask task)
    {
        var arm = string.Create(CultureInfo.InvariantCulture, $"candidate-{index + 1}");
        var share = Math.Clamp(contestant.Skill + (0.35 * _random.NextNormal()), -0.2, 1.3);
        var draw = _random.NextUnit();
        Reason? failure = draw < contestant.FailRate && Failures[_random.NextIndex(Failures.Length)] is var (code, phase, detail) ? new Reason(code, phase, detail)
            : draw > 0.997 ? new Reason(ReasonCode.InfraError, Phase.Timing, "The disk was full; the evaluation is tried again.")
            : null;
        return new Plan(arm, Math.Exp(-share * Math.Log(task.ExpertSpeedup)), failure, _random.NextUnit() < 0.01, IsTwin: false);
    }

    private static TaskResult Ended(MadeTask task, Contestant contestant, Plan plan)
    {
        var isFault = plan.Failure?.Code == ReasonCode.InfraError;
        ImmutableArray<Reason> reasons = plan.Failure is { } failure ? [failure] : [];
        var guarding = task.Spec.Tests.Guarding.Length;
        return new TaskResult(
            task.Spec.Id,
            contestant.About.Model,
            0,
            TaskMaker.Digest($"{task.Digest} {contestant.About.Model}"),
            isFault ? OutcomeKind.Fault : OutcomeKind.Failed,
            [.. reasons.Select(reason => reason.Code)],
            reasons,
            SandboxKind.Docker,
            [],
            Attainment: isFault ? null : 0,
            Parity: plan.Failure?.Phase is Phase.Apply or Phase.Build ? null
                : plan.Failure?.Code == ReasonCode.TestRegression ? new ParitySummary(guarding - 2, 2, 0, [.. task.Spec.Tests.Guarding.Take(2)], [], [])
                : new ParitySummary(guarding, 0, 0, [], [], []),
            Arm: plan.Arm,
            PhaseSeconds: ImmutableSortedDictionary<Phase, double>.Empty.Add(Phase.Apply, 0.25).Add(Phase.Build, 4.5).Add(Phase.Tests, 12.125).Add(Phase.Timing, 61.5));
    }

    private void WriteLog(MadeTask task, Plan plan, string scratch)
    {
        if (plan.Failure?.Code is not (ReasonCode.TestRegression or ReasonCode.BuildFailed))
        {
            return;
        }

        var name = $"logs/{task.Spec.Id.Value}/{plan.Arm}/{(plan.Failure.Phase == Phase.Tests ? "tests" : "build")}.log";
        var path = Path.Combine(scratch, name);
        var text = $"$ python3 -m pytest\n{string.Join('\n', Enumerable.Range(1, 40).Select(line => $"tests/test_core.py::test_case_{line} PASSED"))}\n2 failed\n--- ended: exited with 1 ---\n";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        _digests[name] = TaskMaker.Digest(text);
    }

    private RunManifest Manifest()
    {
        var machine = number % 3;
        var isScoring = number % 5 != 4;
        var cpu = new[] { "AMD EPYC 9B14", "Intel Xeon Platinum 8481C", "Ampere Altra" }[machine];
        return new RunManifest(
            RunManifest.SchemaName,
            "0.1.0",
            "1",
            "1",
            Board.Moment(number * 7 % 300),
            new SandboxLevel(SandboxKind.Docker, []),
            new Fingerprint(cpu, "25/17/1", 2, 2, [[0], [1]], 1, "performance", false, 16_384, 0, "6.1.0-25-amd64", "Debian GNU/Linux 12", 2, "kvm", "20.10.24", "tsc", "madvise", "2"),
            TaskMaker.Digest(cpu)[..16],
            isScoring ? RunGrade.Scoring : RunGrade.Development,
            _noiseFloor,
            tasks.ToImmutableSortedDictionary(task => task.Spec.Id.Value, task => task.Digest, StringComparer.Ordinal),
            TaskMaker.Digest($"predictions {number}"),
            tasks.ToImmutableSortedDictionary(task => task.Spec.Id.Value, task => "sha256:" + TaskMaker.Digest($"image {task.Spec.Source.Url}"), StringComparer.Ordinal),
            tasks.ToImmutableSortedDictionary(task => $"{task.Spec.Id.Value}-1", task => TaskMaker.Digest($"seed {number} {task.Digest}"), StringComparer.Ordinal),
            isScoring ? new SelfCheckNote(Board.Moment(number * 7 % 300), TaskMaker.Digest(cpu)[..16], _noiseFloor, 201, 1, 9) : null,
            Sittings: tasks.ToImmutableSortedDictionary(
                task => $"{task.Spec.Id.Value}-1", _ => new SittingConditions(Math.Round(0.02 * _random.NextUnit(), 4), Math.Round(1 + (0.03 * _random.NextUnit()), 4)), StringComparer.Ordinal));
    }
}
