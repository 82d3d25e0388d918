using Bench.Contracts.Submissions;

namespace Bench.Browser.Tests;

[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class ReceiptTests
{
    [TestCase(SubmissionState.Refused, "UPLOAD_MALFORMED line 3: ")]
    [TestCase(SubmissionState.Failed, "PATCH_DOES_NOT_APPLY src/")]
    [TestCase(SubmissionState.Fault, "INFRA_ERROR 3 tries; ")]
    [CancelAfter(180_000)]
    public async Task Why_a_submission_ended_is_in_sight_on_a_telephone(SubmissionState state, string reason, CancellationToken cancellationToken)
    {
        await using var visit = await Browsing.VisitAsync(new Look(Look.Narrow), Browsing.Several.Address);
        var tab = await visit.NewPageAsync();
        await tab.GotoAsync(Browsing.Receipts[state]);
        cancellationToken.ThrowIfCancellationRequested();

        var why = tab.Locator("main p.notice");
        var box = await why.BoundingBoxAsync();
        Assert.That(await why.InnerTextAsync(), Does.StartWith(reason));
        Assert.That((box!.X >= 0, box.X + box.Width <= Look.Narrow, box.Y < Look.Height), Is.EqualTo((true, true, true)), $"{box.X} {box.Width} {box.Y}");
    }

    [Test, CancelAfter(180_000)]
    public async Task An_address_of_no_receipt_is_told_from_an_address_of_no_page(CancellationToken cancellationToken)
    {
        await using var visit = await Browsing.VisitAsync(new Look());
        var tab = await visit.NewPageAsync();
        var answer = await tab.GotoAsync("/submissions/00000000-0000-0000-0000-000000000000/status");
        cancellationToken.ThrowIfCancellationRequested();

        Assert.That((answer!.Status, await tab.Locator("h1").InnerTextAsync()), Is.EqualTo((404, "No such receipt")));
    }
}
