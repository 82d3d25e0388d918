using System.Text.Json.Nodes;

namespace Bench.Harvester.Tests.Commands;

/// <summary>Clones that lack a part of their history, and a machine that lacks what reads it.</summary>
[TestFixture]
[CancelAfter(120_000)]
public sealed class BadHistoryTests
{
    private readonly TestFolder _folder = new();

    [OneTimeSetUp]
    public void Import() => TestGit.ImportSample("tally", _folder.At("tally"));

    [OneTimeTearDown]
    public void End() => _folder.Dispose();

    [Test]
    public async Task A_pull_request_whose_base_is_gone_is_out_and_the_others_go_on(CancellationToken cancellationToken)
    {
        TestGit.Run(_folder.Root, "clone", "-q", "--bare", "--depth=4", $"file://{_folder.At("tally")}", _folder.At("shallow"));

        var result = await HarvestProgram.RunAsync(_folder.Root, cancellationToken, "shallow", "--until", "filter", "--out", "of-shallow");

        Assert.That(result.ExitCode, Is.Zero, result.ErrorText);
        var verdicts = JsonNode.Parse(await File.ReadAllTextAsync(_folder.At("of-shallow", "funnel.json"), cancellationToken))!["pullRequests"]!.AsArray()
            .Select(pull => (Number: (int)pull!["number"]!, Last: pull["verdicts"]!.AsArray()[^1]!))
            .Select(pull => $"#{pull.Number} {pull.Last["stage"]} {pull.Last["reason"]}: {pull.Last["detail"]}").ToList();
        Assert.That(verdicts, Does.Contain("#44 mine history-missing.base: the clone is shallow and ends here"));
        Assert.That(verdicts, Has.Some.StartsWith("#46 filter "));
    }

    [Test]
    public async Task A_clone_that_lost_a_commit_is_a_fault_that_names_it_and_how_to_mend(CancellationToken cancellationToken)
    {
        TestGit.Run(_folder.Root, "clone", "-q", "--bare", _folder.At("tally"), _folder.At("lost"));
        var packs = Directory.CreateDirectory(_folder.At("packs")).FullName;
        foreach (var file in Directory.GetFiles(_folder.At("lost", "objects", "pack")))
        {
            File.Move(file, Path.Combine(packs, Path.GetFileName(file)));
        }

        TestGit.RunWith(_folder.At("lost"), await File.ReadAllBytesAsync(Directory.GetFiles(packs, "*.pack").Single(), cancellationToken), "unpack-objects", "-q");
        var commit = TestGit.Run(_folder.At("lost"), "rev-parse", "HEAD~12").Trim();
        File.Delete(_folder.At("lost", "objects", commit[..2], commit[2..]));

        var result = await HarvestProgram.RunAsync(_folder.Root, cancellationToken, "lost", "--until", "filter", "--out", "of-lost");

        Assert.That(result.ExitCode, Is.EqualTo(3), result.ErrorText);
        Assert.That(result.ErrorText, Does.StartWith($"bench: fault: git cannot read the history of '{_folder.At("lost")}': ").And.Contain(commit).And.Contain("'git fsck' names them; fetch them again, or clone anew."));
    }

    [Test]
    public async Task A_machine_without_python_is_told_when_Python_has_to_be_compared(CancellationToken cancellationToken)
    {
        var history = new HistoryBuilder();
        var first = history.Squash(0, "Begin", ("lib/tool.py", "def total(values):\n    return sum(values)\n"));
        history.Squash(first, "Make the total faster (#2)", ("lib/tool.py", "def total(values):\n    # as fast as can be\n    return sum(values)\n"));
        history.Import(_folder.At("comment"));
        var dotnet = Path.GetDirectoryName(Environment.ProcessPath)!;

        var result = await HarvestProgram.RunAfterAsync(
            _folder.Root,
            $"mkdir -p tools; for tool in dotnet git; do ln -sf \"$(command -v $tool)\" tools/$tool; done; PATH={_folder.At("tools")}; export DOTNET_ROOT={dotnet}",
            cancellationToken,
            "comment", "--until", "filter", "--out", "of-comment");

        Assert.That(result.ErrorText, Does.Contain("bench: fault: `python3` could not be started").And.Contain("Is it installed and on PATH?"));
        Assert.That(result.ExitCode, Is.EqualTo(3), result.ErrorText);
    }
}
