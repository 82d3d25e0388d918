using Bench.Harvester.Filter.Diffs;
using Bench.Harvester.Filter.Texts;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Filter;

/// <summary>What the signals look at, each part made when the first one asks for it.</summary>
internal sealed class FilterInput
{
    private const int MostReadLines = 1200;

    private readonly Lazy<DiffShape> _shape;
    private readonly Lazy<TestEdits> _tests;
    private readonly Lazy<IReadOnlySet<string>> _modules;
    private readonly Lazy<List<TermFinding>> _title;

    /// <summary>Prepares a change.</summary>
    /// <param name="change">The change.</param>
    /// <param name="isPython">Whether its repository is a Python project.</param>
    public FilterInput(MinedChange change, bool isPython = false)
    {
        IsPython = isPython;
        PullRequest = change.PullRequest;
        Diff = new SortedDiff(change);
        _shape = new Lazy<DiffShape>(() => ShapeReader.Read(Diff.Source, MostReadLines));
        _tests = new Lazy<TestEdits>(() => TestEditReader.Read(Diff.Tests));
        _modules = new Lazy<IReadOnlySet<string>>(() => WordsOfPaths(Diff));
        _title = new Lazy<List<TermFinding>>(() => TermSearch.Read(PullRequest.Title, Modules));
    }

    /// <summary>Whether its repository is a Python project.</summary>
    public bool IsPython { get; }

    /// <summary>The pull request.</summary>
    public MinedPullRequest PullRequest { get; }

    /// <summary>Its files.</summary>
    public SortedDiff Diff { get; }

    /// <summary>What its lines of source look like.</summary>
    public DiffShape Shape => _shape.Value;

    /// <summary>What it does to tests.</summary>
    public TestEdits Tests => _tests.Value;

    /// <summary>Words of the names of its source files.</summary>
    public IReadOnlySet<string> Modules => _modules.Value;

    /// <summary>Terms of the title.</summary>
    public List<TermFinding> Title => _title.Value;

    /// <summary>True when the title names a gain or a cost.</summary>
    public bool TitleSpeaks => Title.Exists(static finding => finding.Weight >= Weights.TitleThatSpeaks);

    /// <summary>Share of their weight that words of other texts keep beside the title.</summary>
    public double BesideTitle => TitleSpeaks ? Weights.BesideTitle : 1;

    /// <summary>
    /// Messages of the branch, cleaned: those that repeat the title or the description are left out, and so are messages of merges.
    /// </summary>
    public IEnumerable<(string Subject, string Body)> Messages()
    {
        foreach (var commit in PullRequest.Commits.IsDefault ? [] : PullRequest.Commits)
        {
            var subject = WithoutNumber(commit.Subject);
            if (!subject.StartsWith("Merge ", StringComparison.Ordinal))
            {
                yield return (
                    string.Equals(subject, PullRequest.Title, StringComparison.OrdinalIgnoreCase) ? "" : subject,
                    string.Equals(commit.Body.Trim(), PullRequest.Body.Trim(), StringComparison.Ordinal) ? "" : commit.Body);
            }
        }
    }

    private static string WithoutNumber(string subject)
    {
        var open = subject.EndsWith(')') ? subject.LastIndexOf(" (#", StringComparison.Ordinal) : -1;
        return open < 0 ? subject : subject[..open];
    }

    private static HashSet<string> WordsOfPaths(SortedDiff diff) =>
        diff.Source.SelectMany(static file => file.Diff.File.Path.ToLowerInvariant().Split('/', '_', '.', '-')).ToHashSet(StringComparer.Ordinal);
}
