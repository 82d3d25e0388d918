using System.Net;
using Bench.Contracts.Submissions;
using Microsoft.Playwright;

namespace Bench.Browser.Tests;

/// <summary>One page of each kind.</summary>
internal static class PageKinds
{
    private static readonly Dictionary<string, PageKind> All = new(StringComparer.Ordinal)
    {
        ["board"] = Usual("/"),
        ["board by another rule"] = Usual("/?rule=sr-hm&sort=score&desc=true"),
        ["board at another p"] = Usual("/?rule=opt%401&p=0.5&adjusted=true"),
        ["board without rows"] = Usual("/?q=nobody-is-called-so"),
        ["submission"] = Usual(() => $"/submissions/{SmallData.Submission}"),
        ["submission at a task"] = Usual(() => $"/submissions/{SmallData.Submission}/tasks/{SmallData.Task}"),
        ["submission at a task, with a log"] = Usual(() => $"/submissions/{SmallData.Submission}/tasks/{SmallData.Task}?arm=candidate&log=build"),
        ["comparison"] = Usual(() => $"/compare?a={SmallData.Submission}&b={SmallData.Other}"),
        ["comparison of nothing yet"] = Usual("/compare"),
        ["tasks"] = Usual("/tasks"),
        ["tasks without rows"] = Usual("/tasks?q=nothing-is-called-so"),
        ["task"] = Usual($"/tasks/{SmallData.Task}"),
        ["task without a description"] = Usual("/tasks/acme__tool-10"),
        ["rules"] = Usual("/rules"),
        ["rules by another rule"] = Usual("/rules?rule=opt%401%280.95%29"),
        ["matrix"] = Usual("/matrix"),
        ["machines"] = Usual("/machines"),
        ["machine"] = Usual($"/machines/{SmallData.MachineClass}"),
        ["submit"] = Usual("/submit"),
        ["submit, not accepted"] = Usual("/submit") with { Status = HttpStatusCode.UnprocessableEntity, Then = SendABadFormAsync },
        ["status"] = Usual("/status"),
        ["changes"] = Usual("/changes"),
        ["search"] = Usual("/search?q=model"),
        ["search without a hit"] = Usual("/search?q=zyzzyva"),
        ["search for nothing"] = Usual("/search"),
        ["documents"] = Usual("/docs"),
        ["document"] = Usual("/docs/scoring"),
        ["data"] = Usual("/data"),
        ["board of a dataset by its version"] = Usual(() => $"/@{Browsing.Site.Data.Version}/"),
        ["submission in a dataset by its version"] = Usual(() => $"/@{Browsing.Site.Data.Version}/submissions/{SmallData.Submission}"),
        ["no such page"] = Usual("/no-such-page") with { Status = HttpStatusCode.NotFound },
        ["no such submission"] = Usual("/submissions/heron-4") with { Status = HttpStatusCode.NotFound },
        ["no such receipt"] = Usual("/submissions/00000000-0000-0000-0000-000000000000/status") with { Status = HttpStatusCode.NotFound },
        ["address that is not understood"] = Usual("/?rule=no-such-rule") with { Status = HttpStatusCode.BadRequest },
        ["board of several suites"] = Several("/"),
        ["board of several suites by another rule"] = Several("/?rule=sr-hm"),
        ["rules of several suites"] = Several("/rules"),
        ["matrix of several suites"] = Several("/matrix"),
        ["disputed submission"] = Several(() => $"/submissions/{SeveralSuites.Disputed}"),
        ["withdrawn submission"] = Several(() => $"/submissions/{SeveralSuites.Withdrawn}"),
        ["submission whose files are gone"] = Several(() => $"/submissions/{SeveralSuites.Gone}") with { Status = HttpStatusCode.Gone },
        ["imported submission"] = Several(() => $"/submissions/{SeveralSuites.Imported}"),
        ["imported submission at a task"] = Several(() => $"/submissions/{SeveralSuites.Imported}/tasks/{SeveralSuites.ReportedTask}"),
        ["comparison with an imported submission"] = Several(() => $"/compare?a={SeveralSuites.Measured}&b={SeveralSuites.Imported}"),
        ["status with a queue"] = Several("/status"),
        ["receipt that waits"] = Receipt(SubmissionState.Queued),
        ["receipt of what is measured"] = Receipt(SubmissionState.Measure),
        ["receipt of what is published"] = Receipt(SubmissionState.Published),
        ["receipt with a second machine"] = Receipt(SubmissionState.SecondMachine),
        ["receipt of what was refused"] = Receipt(SubmissionState.Refused),
        ["receipt of what failed"] = Receipt(SubmissionState.Failed),
        ["receipt that a fault ended"] = Receipt(SubmissionState.Fault),
        ["empty board"] = Empty("/"),
        ["empty tasks"] = Empty("/tasks"),
        ["empty rules"] = Empty("/rules"),
        ["empty matrix"] = Empty("/matrix"),
        ["empty machines"] = Empty("/machines"),
        ["empty status"] = Empty("/status"),
        ["empty changes"] = Empty("/changes"),
        ["empty data"] = Empty("/data"),
        ["empty comparison"] = Empty("/compare"),
    };

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => All.Keys;

    /// <summary>The page of a name.</summary>
    public static PageKind Of(string name) => All[name];

    private static PageKind Usual(string address) => Usual(() => address);

    private static PageKind Usual(Func<string> address) => new(() => Browsing.Site, address);

    private static PageKind Several(string address) => Several(() => address);

    private static PageKind Several(Func<string> address) => new(() => Browsing.Several, address);

    private static PageKind Receipt(SubmissionState state) => Several(() => Browsing.Receipts[state]);

    private static PageKind Empty(string address) => new(() => Browsing.Empty, () => address);

    private static async Task SendABadFormAsync(IPage tab)
    {
        await tab.Locator("#f-token").FillAsync("bench_wrong");
        await tab.Locator("#f-name").FillAsync("<b>bold</b>");
        await tab.Locator("#f-cost").FillAsync("much");
        await tab.Locator("#f-disclosure").FillAsync("Tried twice.");
        await tab.Locator("#f-file").SetInputFilesAsync(new FilePayload { Name = "mine.jsonl", MimeType = "application/jsonl", Buffer = "{}\n"u8.ToArray() });
        await tab.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Hand it in" }).ClickAsync();
        await tab.GetByRole(AriaRole.Alert).WaitForAsync();
    }
}
