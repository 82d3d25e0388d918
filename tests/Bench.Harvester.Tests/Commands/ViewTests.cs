using System.Text.Json;
using System.Xml.Linq;

namespace Bench.Harvester.Tests.Commands;

/// <summary>What people see of a harvest: status, explain, export.</summary>
[CancelAfter(240_000)]
public sealed class ViewTests
{
    private TestFolder _folder = null!;

    [OneTimeSetUp]
    public async Task Begin()
    {
        _folder = new TestFolder();
        var history = new HistoryBuilder();
        var at = history.Squash(0, "Begin", ("a.py", "x = 1\n"));
        at = history.Squash(at, "Make <b>it</b> \u001b[31mfaster\u202e (#1)\n\n<script>alert(1)</script>", ("a.py", "x = 2\n"), ("<img src=x>.py", "y = 1\n"));
        history.Squash(at, "Only a word (#2)", ("a.py", "x = 2\n"));
        history.Import(_folder.At("repository"));
        var result = await HarvestProgram.RunAsync(_folder.Root, TestContext.CurrentContext.CancellationToken, "repository", "--until", "filter", "--out", "out");
        Assert.That(result.ExitCode, Is.Zero, result.ErrorText);
    }

    [OneTimeTearDown]
    public void End() => _folder.Dispose();

    [Test]
    public async Task Status_draws_every_stage_and_says_that_nothing_runs(CancellationToken cancellationToken)
    {
        var result = await HarvestProgram.RunAsync(_folder.Root, cancellationToken, "status", "out");

        Assert.That(result.OutputText, Does.Contain("mine    ####").And.Contain("filter  ###").And.Contain("2 in").And.Contain("nothing runs now"));
        Assert.That(result.ExitCode, Is.Zero);
    }

    [Test]
    public async Task Explain_tells_commits_files_and_verdicts_without_escape_sequences(CancellationToken cancellationToken)
    {
        var result = await HarvestProgram.RunAsync(_folder.Root, cancellationToken, "explain", "out", "#1");

        Assert.That(result.OutputText, Does.StartWith("#1 Make <b>it</b> ?[31mfaster?\n  squashed on 2023-11-14\n  base "));
        Assert.That(result.OutputText, Does.Contain("  modified +1 -1 a.py\n").And.Contain("mine: accepted").And.Contain("filter: "));
    }

    [Test]
    public async Task The_page_is_well_formed_and_holds_no_markup_from_outside(CancellationToken cancellationToken)
    {
        var result = await HarvestProgram.RunAsync(_folder.Root, cancellationToken, "export", "out");
        var page = await File.ReadAllTextAsync(_folder.At("out", "funnel.html"), cancellationToken);
        var document = XDocument.Parse(page["<!DOCTYPE html>\n".Length..]);

        Assert.That(result.OutputText, Is.EqualTo("out/funnel.html\nout/funnel.json\n"));
        Assert.That(document.Descendants().Select(element => element.Name.LocalName), Has.None.EqualTo("script").And.None.EqualTo("img").And.None.EqualTo("b"));
        Assert.That(page, Does.Contain("Make &lt;b&gt;it&lt;/b&gt; ␛[31mfaster⟨U&#x2B;202E⟩").And.Not.Contain("http://").And.Not.Contain("https://"));
        Assert.That(document.Descendants("meta").Select(meta => (string?)meta.Attribute("content")), Has.Some.StartsWith("default-src 'none'"));
    }

    [Test]
    public async Task Both_files_hold_what_others_read(CancellationToken cancellationToken)
    {
        using var funnel = JsonDocument.Parse(await File.ReadAllTextAsync(_folder.At("out", "funnel.json"), cancellationToken));
        var requests = funnel.RootElement.GetProperty("pullRequests").EnumerateArray().ToList();
        Assert.That(requests.Select(request => request.GetProperty("number").GetInt32()), Is.EqualTo(new[] { 2, 1 }));
        Assert.That(requests.Select(request => request.GetProperty("verdicts")[0].GetProperty("stage").GetString()), Has.All.EqualTo("mine"));
        Assert.That(funnel.RootElement.GetProperty("schema").GetString(), Is.EqualTo("bench/funnel/v1"));

        foreach (var line in await File.ReadAllLinesAsync(_folder.At("out", "candidates.jsonl"), cancellationToken))
        {
            using var candidate = JsonDocument.Parse(line);
            Assert.That(candidate.RootElement.EnumerateObject().Select(property => property.Name), Is.EqualTo(new[] { "rank", "score", "pullRequest", "base", "head", "title", "signals" }));
        }
    }
}
