namespace Bench.Harvester.Tests.Commands;

/// <summary>Wrong calls and broken repositories: each with its exit code and its whole message.</summary>
[CancelAfter(240_000)]
public sealed class BadInputTests
{
    private const string Expected = "Expected the folder of a clone or of a bare repository, a .fast-import file, a git address, or owner/name.";
    private const string NoPullRequests =
        "names no merged pull request: no merge of GitHub, GitLab, Bitbucket, Azure, bors or homu, and no commit whose title ends in a number, such as (#12), on the line of first parents";

    private TestFolder _folder = null!;

    [OneTimeSetUp]
    public async Task Begin()
    {
        _folder = new TestFolder();
        TestGit.ImportSample("tally", _folder.At("tally"));
        TestGit.ImportSample("weft", _folder.At("weft"));
        var plain = new HistoryBuilder();
        plain.Squash(plain.Squash(0, "Begin"), "Go on");
        plain.Import(_folder.At("plain"));
        TestGit.Run(_folder.Root, "clone", "-q", "--bare", "--depth=1", $"file://{_folder.At("plain")}", _folder.At("shallow"));
        TestGit.Run(_folder.Root, "init", "-q", _folder.At("empty"));
        Directory.CreateDirectory(_folder.At("folder"));
        await File.WriteAllTextAsync(_folder.At("file"), "text");
        await File.WriteAllTextAsync(_folder.At("bad.fast-import"), "nonsense\n");
        await File.WriteAllTextAsync(_folder.At("empty.py"), "\n");
        await File.WriteAllBytesAsync(_folder.At("binary.c"), [0xFF, 0xFE, 0x00]);
        Directory.CreateDirectory(_folder.At("spoilt"));
        await File.WriteAllTextAsync(_folder.At("spoilt", "harvest.sqlite"), new string('x', 5000));
        Assert.That((await HarvestProgram.RunAsync(_folder.Root, TestContext.CurrentContext.CancellationToken, "weft", "--until", "filter", "--out", "done", "--only", "14,15")).ExitCode, Is.Zero);
    }

    [OneTimeTearDown]
    public void End() => _folder.Dispose();

    [TestCase("", "bench: Say what to harvest: the folder of a clone, or owner/name. Try: bench harvest --help")]
    [TestCase("tally", "bench: Option '--out' is required: the folder of the harvest.")]
    [TestCase("./nowhere --out new", "bench: There is no folder './nowhere'. " + Expected)]
    [TestCase("a/b/c --out new", "bench: There is no folder 'a/b/c'. " + Expected)]
    [TestCase("file --out new", "bench: 'file' is a file. " + Expected)]
    [TestCase("folder --out new", "bench: 'folder' is no git repository: it holds neither .git nor HEAD, objects and refs. " + Expected)]
    [TestCase("empty --out new", "bench: The repository '{folder}/empty' has no commit on its current branch. Check out the branch that pull requests are merged into.")]
    [TestCase("plain --out new", "bench: The history of '{folder}/plain' " + NoPullRequests + ".")]
    [TestCase("shallow --out new", "bench: The history of '{folder}/shallow' " + NoPullRequests + ". The clone is shallow; fetch the whole history with 'git fetch --unshallow'.")]
    [TestCase("tally --out new --until everything", "bench: --until: there is no stage 'everything'; expected one of mine, filter, build, cover, measure, admit.")]
    [TestCase("tally --out new --from Mine", "bench: --from: there is no stage 'Mine'; expected one of mine, filter, build, cover, measure, admit.")]
    [TestCase("tally --out new --from filter --until mine", "bench: --from filter comes behind --until mine: there would be nothing to do.")]
    [TestCase("tally --out new --only 12,x", "bench: --only: found 'x'; expected numbers of pull requests, such as 12,34.")]
    [TestCase("tally --out new --only 0", "bench: --only: found '0'; expected numbers of pull requests, such as 12,34.")]
    [TestCase("tally --out new --only 12,13000", "bench: --only: the history names no merged pull request #13000.")]
    [TestCase("tally --out new --workers 0", "bench: --workers: found 0; expected a number from 1 to 256.")]
    [TestCase("tally --out new --workers many", "bench: Cannot parse argument 'many' for option '--workers' as expected type 'System.Int32'.")]
    [TestCase("tally --out new --seed -1", "bench: --seed: found -1; expected 0 or more.")]
    [TestCase("tally --out new --frobnicate", "bench: Unrecognized command or argument '--frobnicate'.")]
    [TestCase("tally --out file", "bench: --out: '{folder}/file' is a file. Choose a folder.")]
    [TestCase("tally --out done", "bench: --out: '{folder}/done' holds the harvest of {folder}/weft, and not of {folder}/tally. Choose another folder.")]
    [TestCase("tally --out new --bar 1", "bench: --bar: found 1; expected a number above 1.")]
    [TestCase("tally --out new --replays 0", "bench: --replays: found 0; expected a number from 1 to 20.")]
    [TestCase("tally --out new --name tally", "bench: --name: found 'tally'; expected owner/name, such as dask/dask.")]
    [TestCase("tally --out new --workload nowhere", "bench: --workload: there is no workload, or folder of workloads 'nowhere'.")]
    [TestCase("tally --out new --workload file", "bench: --workload: '{folder}/file' does not say its language; expected a name that ends in .py, .cs, .c, .cpp.")]
    [TestCase("tally --out new --workload empty.py", "bench: --workload: '{folder}/empty.py' is empty; docs/harvesting-measure.md says what a workload holds.")]
    [TestCase("tally --out new --workload binary.c", "bench: --workload: '{folder}/binary.c' is no text in UTF-8.")]
    [TestCase("tally --out new --workload folder", "bench: --workload: '{folder}/folder' holds no workload; expected NUMBER/workload.py, NUMBER/Workload.cs, NUMBER/workload.c, NUMBER/workload.cpp.")]
    [TestCase("tally --out new --environment nowhere", "bench: --environment: there is no Dockerfile or JSON file 'nowhere'.")]
    [TestCase("tally --out new --environment file", "bench: --environment: {folder}/file is neither a Dockerfile (a line that begins with FROM) nor JSON.")]
    [TestCase("tally --out new --image-budget 0", "bench: --image-budget: found 0; expected a number of GiB from 1 to 100000.")]
    [TestCase("tally --out new --known nowhere", "bench: --known: there is no folder of tasks 'nowhere'.")]
    [TestCase("tally --out new --sandbox chroot", "bench: --sandbox: found 'chroot'; expected auto, docker, bubblewrap or process.")]
    [TestCase("tally --out new --github", "bench: --github: the clone's address '{folder}/tally' is not one of github.com. Harvest owner/name, or set the clone's remote 'origin' to its https address.")]
    [TestCase("tally --out new --api http://example.org", "bench: The API at example.org is to be asked over http; a token is sent over https alone (http only to this machine).")]
    [TestCase("tally --out new --token-file nowhere", "bench: The token file 'nowhere' cannot be read: Could not find file '{folder}/nowhere'.")]
    [TestCase("status folder", "bench: There is no harvest in 'folder': it holds no harvest.sqlite. Give the --out folder of an earlier 'bench harvest'.")]
    [TestCase("export folder", "bench: There is no harvest in 'folder': it holds no harvest.sqlite. Give the --out folder of an earlier 'bench harvest'.")]
    [TestCase("explain done twelve", "bench: found 'twelve'; expected the number of a pull request, such as 7583.")]
    [TestCase("explain done 16", "bench: #16 is not among the 2 pull requests of this harvest: the history does not name it, or --only left it out.")]
    [TestCase("explain done", "bench: Required argument 'number' missing for command: 'explain'.")]
    public async Task A_wrong_call_is_told_what_is_wrong_and_ends_with_2(string call, string message)
    {
        var result = await RunAsync(call);

        Assert.That(Lines(result.Error).Split('\n')[0], Is.EqualTo(message.Replace("{folder}", _folder.Root, StringComparison.Ordinal)));
        Assert.That(result.Code, Is.EqualTo(2), result.Error);
        Assert.That(Directory.Exists(_folder.At("new")), Is.False, "nothing is made for a call that cannot be used");
    }

    [TestCase("bad.fast-import --out new", "bench: fault: git fast-import ended with exit code 128: ")]
    [TestCase("file:///nonexistent/repository --out new", "bench: fault: git clone ended with exit code 128: fatal: '/nonexistent/repository' does not appear to be a git repository")]
    [TestCase("tally --out /dev/null/new", "bench: fault: --out: '/dev/null/new' cannot be written: ")]
    [TestCase("tally --out /proc/nope", "bench: fault: --out: '/proc/nope' cannot be written: ")]
    [TestCase("tally --out /proc", "bench: fault: --out: '/proc' cannot be written: ")]
    [TestCase("tally --out spoilt", "bench: fault: The store of the harvest cannot be used: SQLite Error 26: 'file is not a database'.")]
    [TestCase("status spoilt", "bench: fault: The store of the harvest cannot be used: SQLite Error 26: 'file is not a database'.")]
    public async Task What_is_broken_is_a_fault_and_ends_with_3(string call, string message)
    {
        var result = await RunAsync(call);

        Assert.That(Lines(result.Error), Does.StartWith(message));
        Assert.That(result.Code, Is.EqualTo(3), result.Error);
    }

    [Test]
    public async Task A_machine_without_git_is_told_what_is_missing(CancellationToken cancellationToken)
    {
        var dotnet = Path.GetDirectoryName(Environment.ProcessPath)!;
        var result = await HarvestProgram.RunAfterAsync(_folder.Root, $"mkdir -p tools; ln -sf \"$(command -v dotnet)\" tools/dotnet; PATH={_folder.At("tools")}; export DOTNET_ROOT={dotnet}", cancellationToken, "tally", "--out", "new");

        Assert.That(result.ErrorText, Does.StartWith("bench: fault: `git` could not be started in ").And.Contain("Is it installed and on PATH?"));
        Assert.That(result.ExitCode, Is.EqualTo(3), result.ErrorText);
    }

    [Test]
    public async Task A_harvest_that_another_process_works_on_is_left_alone(CancellationToken cancellationToken)
    {
        using var store = Bench.Harvester.Funnel.HarvestStore.Open(_folder.At("busy"), TimeProvider.System);
        var result = await HarvestProgram.RunAsync(_folder.Root, cancellationToken, "tally", "--until", "filter", "--out", "busy");

        Assert.That(Lines(result.ErrorText), Is.EqualTo($"bench: Another process is working on this harvest ('{_folder.At("busy", "harvest.lock")}' is locked). Wait for it to end, or choose another --out folder."));
        Assert.That(result.ExitCode, Is.EqualTo(2));
    }

    private async Task<(int Code, string Error)> RunAsync(string call)
    {
        var result = await HarvestProgram.RunAsync(_folder.Root, TestContext.CurrentContext.CancellationToken, call.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return (result.ExitCode, result.ErrorText);
    }

    /// <summary>The message; a harvest says first what it has found.</summary>
    private static string Lines(string error) => string.Join('\n', error.Split('\n').SkipWhile(line => !line.StartsWith("bench: ", StringComparison.Ordinal))).TrimEnd();
}
