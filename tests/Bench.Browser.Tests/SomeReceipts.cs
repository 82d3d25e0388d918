using System.Collections.Immutable;
using System.Globalization;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Submissions;
using Bench.Leaderboard.Intake.Http;
using Bench.Leaderboard.Intake.Queue;
using Bench.Leaderboard.Intake.Store;
using Bench.Leaderboard.Intake.Tokens;

namespace Bench.Browser.Tests;

/// <summary>Receipts of a site in the states that their readers meet, brought there as uploads and workers bring them.</summary>
/// <param name="site">The site.</param>
internal sealed class SomeReceipts(PublishedSite site)
{
    private const string Machine = "0123456789abcdef";

    private static readonly SubmissionState[] Phases = [SubmissionState.Apply, SubmissionState.Build, SubmissionState.Parity, SubmissionState.Measure];

    private readonly SubmissionStore _store = site.Service<SubmissionStore>();
    private readonly JobStore _jobs = site.Service<JobStore>();
    private readonly string _submitter = site.Service<TokenStore>().Issue("A submitter", TokenScope.Submit, days: 1).Token.Id;
    private readonly string _worker = site.Service<TokenStore>().Issue("A worker", TokenScope.Worker, days: 1).Token.Id;

    /// <summary>Makes them.</summary>
    /// <returns>Addresses of their pages.</returns>
    public ImmutableDictionary<SubmissionState, string> Make()
    {
        var published = new PlacedRun(SeveralSuites.Run, [SeveralSuites.Measured, SeveralSuites.Disputed], "1 of 18 predictions failed on their own account: acme__tool-2 (Avocet): TEST_REGRESSION, 1 of 3 guarding tests fails");
        var addresses = ImmutableDictionary.CreateBuilder<SubmissionState, string>();
        addresses[SubmissionState.Refused] = Address(Refused());
        addresses[SubmissionState.Failed] = Address(Ended(job => _jobs.Return(job.Lease, _worker, new JobReturn(ReasonCode.PatchDoesNotApply, $"src/{new string('x', 200)}.py: the file to patch is not there"))));
        addresses[SubmissionState.Fault] = Address(Ended(Fault));
        addresses[SubmissionState.SecondMachine] = Address(Ended(job => _jobs.Close(job, SubmissionState.SecondMachine, code: null, $"a machine of the class {Machine} agrees: reproduced")));
        addresses[SubmissionState.Published] = Address(Ended(job => _jobs.Publish(job, published)));
        addresses[SubmissionState.Measure] = Address(Ended(_ => { }));
        addresses[SubmissionState.Queued] = Address(Queued());
        return addresses.ToImmutable();
    }

    private string Address(Guid id) => site.Service<Receipts>().Address(id);

    private Guid Arrived()
    {
        var id = Guid.NewGuid();
        _store.Add(new Arrival(id, _submitter, SubmissionKind.Predictions, new string('a', 64), 12_345, new Disclosure(Organisation: "Example Lab"), Again: false));
        return id;
    }

    private Guid Refused()
    {
        var id = Arrived();
        _store.Step(id, SubmissionState.Refused, ReasonCode.UploadMalformed, $"line 3: found the key '{new string('k', 120)}'; expected instance_id, model_name_or_path and model_patch");
        return id;
    }

    private Guid Queued()
    {
        var id = Arrived();
        Assert.That(_store.Accept(_store.Find(id)!, id.ToString("D", CultureInfo.InvariantCulture)), Is.Null);
        return id;
    }

    /// <summary>A receipt whose job a worker has taken as far as measuring.</summary>
    private Guid Ended(Action<HeldJob> end)
    {
        var id = Queued();
        var job = Lease();
        Assert.That(job.Submission, Is.EqualTo(id));
        foreach (var phase in Phases)
        {
            _jobs.Report(job.Lease, _worker, new JobReport(phase, [$"acme__tool-1: {phase}"]));
        }

        end(job);
        return id;
    }

    /// <summary>This worker gives the job back, and two more.</summary>
    private void Fault(HeldJob job)
    {
        while (_jobs.Of(job.Submission) is { } held)
        {
            _jobs.Return(held.Lease, _worker, new JobReturn(ReasonCode.InfraError, "the disk was full"));
            job = _store.Find(job.Submission)!.HasEnded ? held : Lease($"worker-{held.Try + 1}");
        }
    }

    private HeldJob Lease(string worker = "worker-1") => _jobs.Lease(_worker, new LeaseRequest(worker, Machine))!;
}
